package io.moonbus.data.store;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A process that writes to a store as fast as it can and prints the number of each write that is on the disk. When a
 * write fails it prints why and tries it again after a line of input.
 */
final class StoreWriter {

  /** How many paths are written again and again; the write number {@code n} is of path {@code n % PATHS}. */
  static final int PATHS = 1000;

  /** Every one of so many writes is a removal. */
  static final int REMOVAL = 7;

  static final String LAST = "last";

  private static final int MAX_GROUP = 40;

  private StoreWriter() {
  }

  public static void main(String[] arguments) throws IOException {
    try (Store store = EmbeddedStore.open(Path.of(arguments[0]))) {
      long last = Contents.of(store).last();
      System.out.println("opened");
      Random random = new Random(last);
      while (true) {
        int size = 1 + random.nextInt(MAX_GROUP);
        write(store, batch(last, size));
        last += size;
        System.out.println(last);
      }
    } catch (StoreException e) {
      System.out.println("refused " + e.getMessage());
    }
  }

  private static void write(Store store, Store.Batch batch) throws IOException {
    while (true) {
      try {
        store.write(batch);
        return;
      } catch (StoreException e) {
        System.out.println("failed " + e.getMessage());
        if (System.in.read() < 0) {
          throw e;
        }
      }
    }
  }

  static Store.Batch batch(long after, int size) {
    Map<DataPath, Register> registers = new HashMap<>();
    Set<DataPath> removals = new HashSet<>();
    for (long number = after + 1; number <= after + size; number++) {
      if (number % REMOVAL == 0) {
        removals.add(path(number));
      } else {
        registers.put(path(number), register(number));
      }
    }
    byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(after + size).array();
    return new Store.Batch(registers, removals, Map.of(LAST, last));
  }

  static DataPath path(long number) {
    return DataPath.of(Key.of("load"), Key.of(Long.toString(number % PATHS)));
  }

  static Register register(long number) {
    byte[] value = ("value " + number + " ").repeat(5).getBytes(StandardCharsets.UTF_8);
    return new Register(new Stamp(number, 1), new Value.Text(value), 0);
  }
}
