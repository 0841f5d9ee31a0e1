/// Which workspaces have used up their budget, as usage-service tells. Charges and holds of such a
/// workspace are refused until its month ends or usage-service says that it goes on.
@NullMarked
package dev.pesewa.billing.budget;

import org.jspecify.annotations.NullMarked;
