package io.moonbus.data.store;

/**
 * A key and what is stored under it.
 *
 * @param value {@code null} to remove the key
 */
record Entry(byte[] key, byte[] value) {
}
