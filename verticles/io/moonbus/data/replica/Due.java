package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Stamp;

/** A register to look at again when a time has come: milliseconds of an expiry, or the clock of a removal. */
record Due(long time, DataPath path, Stamp stamp) implements Comparable<Due> {

  @Override
  public int compareTo(Due other) {
    int order = Long.compare(time, other.time);
    if (order == 0) {
      order = stamp.compareTo(other.stamp);
    }
    return order == 0 ? path.compareTo(other.path) : order;
  }
}
