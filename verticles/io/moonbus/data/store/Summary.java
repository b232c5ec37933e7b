package io.moonbus.data.store;

import java.nio.ByteBuffer;

/**
 * What a file says of its content, written with every group: by it a file is recognised that has lost entries, or that
 * is not the newest.
 *
 * @param group   the number of the group that was written last
 * @param entries how many entries there are
 * @param sum     the sum of their check values
 */
record Summary(long group, long entries, long sum) {

  static final Summary EMPTY = new Summary(0, 0, 0);

  static Summary of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Summary(buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(3 * Long.BYTES).putLong(group).putLong(entries).putLong(sum).array();
  }

  Summary replaced(byte[] before, byte[] after) {
    return new Summary(group, entries + (after == null ? 0 : 1) - (before == null ? 0 : 1),
        sum + Sealed.checkOf(after) - Sealed.checkOf(before));
  }

  Summary next() {
    return new Summary(group + 1, entries, sum);
  }
}
