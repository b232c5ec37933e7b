package io.moonbus.data.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Entries whose values tell which key and version they belong to. */
final class Sample {

  /** Takes the greater version. */
  static final Merging MERGING = new Merging() {
    @Override
    public List<Entry> afterLoss() {
      return List.of();
    }

    @Override
    public byte[] newer(byte[] key, byte[] one, byte[] other) {
      return version(one) >= version(other) ? one : other;
    }

    @Override
    public boolean survivesLoss(byte[] key) {
      return true;
    }
  };

  private static final int VALUE = 100;

  private Sample() {
  }

  static byte[] key(long number) {
    return ByteBuffer.allocate(1 + Long.BYTES).put((byte) 'k').putLong(number).array();
  }

  static byte[] value(long number, long version) {
    byte[] value = new byte[VALUE];
    new Random(number * 31 + version).nextBytes(value);
    ByteBuffer.wrap(value).putLong(number).putLong(version);
    return value;
  }

  static Entry entry(long number, long version) {
    return new Entry(key(number), value(number, version));
  }

  static Entry removal(long number) {
    return new Entry(key(number), null);
  }

  /** Entries from {@code from} to {@code to}, without that. */
  static List<Entry> entries(long from, long to, long version) {
    List<Entry> list = new ArrayList<>();
    for (long number = from; number < to; number++) {
      list.add(entry(number, version));
    }
    return list;
  }

  /** The version of each key; fails for a value that was never written. */
  static Map<Long, Long> versions(TwinFiles files) throws StoreException {
    Map<Long, Long> versions = new HashMap<>();
    files.forEach((key, value) -> {
      long number = ByteBuffer.wrap(key).getLong(1);
      long version = version(value);
      if (!java.util.Arrays.equals(value, value(number, version))) {
        throw new AssertionError("a wrong value of " + number);
      }
      versions.put(number, version);
    });
    return versions;
  }

  static long version(byte[] value) {
    return ByteBuffer.wrap(value).getLong(Long.BYTES);
  }

}
