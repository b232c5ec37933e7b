package io.moonbus.data;

import java.util.Objects;

/**
 * What is stored at a path.
 *
 * @param stamp   when it was written
 * @param value   {@code null} = removed at that time, and everything older below the path with it
 * @param expires when the value ceases to exist, in milliseconds since 1970; 0 = never
 */
public record Register(Stamp stamp, Value value, long expires) {

  public Register {
    Objects.requireNonNull(stamp);
  }
}
