/// The table `workspace_setting`, by Panache.
@NullMarked
package dev.pesewa.billing.privacy.postgres;

import org.jspecify.annotations.NullMarked;
