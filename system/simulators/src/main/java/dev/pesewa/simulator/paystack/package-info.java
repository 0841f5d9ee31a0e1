/// Paystack as its public documentation and its users describe it: amounts in pesewas, a signed
/// webhook only for success, `status:true` that does not mean success.
///
/// Invariants: a reference is taken once; a payment that succeeded stays so; ids are larger than
/// a double can hold and never come again, not even after a restart.
@NullMarked
package dev.pesewa.simulator.paystack;

import org.jspecify.annotations.NullMarked;
