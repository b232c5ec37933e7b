package io.moonbus.data;

/**
 * What became of a value.
 *
 * @param path   whose value
 * @param before what it was, {@code null} = nothing
 * @param after  what it is, {@code null} = nothing
 */
public record Change(DataPath path, Value before, Value after) {
}
