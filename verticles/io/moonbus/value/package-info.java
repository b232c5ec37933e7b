/**
 * RPC values in streaming form. A {@link io.moonbus.value.ValueReader} drives a {@link io.moonbus.value.ValueWriter},
 * so any notation converts to any other in one pass without a tree in between.
 */
package io.moonbus.value;
