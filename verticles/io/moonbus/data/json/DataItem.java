package io.moonbus.data.json;

import io.moonbus.data.DataPath;
import io.moonbus.data.Value;

/**
 * A value and where it is.
 *
 * @param expires when it ceases to exist, in milliseconds since 1970; 0 = never
 */
public record DataItem(DataPath path, Value value, long expires) {
}
