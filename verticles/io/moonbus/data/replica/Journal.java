package io.moonbus.data.replica;

import io.moonbus.data.DataPath;

/**
 * A change that neither the store nor the other nodes nor the watchers know, and those before it.
 *
 * @param sequence its number, greater than those of all before
 * @param before   the node there was, with all that was below it, or {@code null}
 * @param whole    whether everything below is new, too; else nothing below was written, only removed
 */
record Journal(long sequence, DataPath path, Node before, Node after, boolean whole, Journal previous) {
}
