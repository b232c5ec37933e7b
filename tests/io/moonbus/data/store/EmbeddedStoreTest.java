package io.moonbus.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

  @TempDir
  Path folder;

  private static Register register(long clock, Value value, long expires) {
    return new Register(new Stamp(clock, -clock), value, expires);
  }

  private void write(Map<DataPath, Register> registers, Set<DataPath> removals, Map<String, byte[]> metadata)
      throws IOException {
    try (Store store = EmbeddedStore.open(folder)) {
      store.write(new Store.Batch(registers, removals, metadata));
    }
  }

  private Contents read() throws IOException {
    try (Store store = EmbeddedStore.open(folder)) {
      return Contents.of(store);
    }
  }

  @Test
  void keepsEveryKindOfRegister() throws Exception {
    Map<DataPath, Register> registers = new LinkedHashMap<>();
    registers.put(DataPath.of("text"), register(1, Value.of("hello"), 0));
    registers.put(DataPath.of("empty"), register(2, Value.of(""), 0));
    registers.put(DataPath.of("binary"), register(3, new Value.Text(new byte[] {0, 1, -1, '\n'}), 0));
    registers.put(DataPath.of("true"), register(4, Value.of(true), 0));
    registers.put(DataPath.of("false"), register(5, Value.of(false), 77));
    registers.put(DataPath.of("number"), register(6, Value.of(1.5), Long.MAX_VALUE));
    registers.put(DataPath.of("nan"), register(Long.MAX_VALUE, Value.of(Double.NaN), 0));
    registers.put(DataPath.of("removed"), register(8, null, 0));
    registers.put(DataPath.ROOT, register(9, null, 0));
    write(registers, Set.of(), Map.of());
    assertThat(read().registers()).containsExactlyInAnyOrderEntriesOf(registers);
  }

  @Test
  void keepsEveryPath() throws Exception {
    Map<DataPath, Register> registers = new LinkedHashMap<>();
    for (String key : new String[] {"", "a/b", "../up", ".", "sp ace", "é", "\0", "\0\0", "\u0001", "a\0", "a"}) {
      registers.put(DataPath.of(key), register(1, Value.of(key), 0));
      registers.put(DataPath.of(key, key), register(2, Value.of(key), 0));
      registers.put(DataPath.of("x", key, ""), register(3, Value.of(key), 0));
    }
    byte[] bytes = new byte[256];
    for (int b = 0; b < bytes.length; b++) {
      bytes[b] = (byte) b;
    }
    registers.put(DataPath.of(Key.wrap(bytes), Key.wrap(new byte[] {-1, 0, -1})), register(4, Value.of(true), 0));
    write(registers, Set.of(), Map.of());
    assertThat(read().registers()).containsExactlyInAnyOrderEntriesOf(registers);
  }

  @Test
  void removesPathsWithoutWhatIsBelow() throws Exception {
    write(Map.of(DataPath.of("a"), register(1, null, 0), DataPath.of("a", "b"), register(2, Value.of("x"), 0)),
        Set.of(), Map.of());
    write(Map.of(), Set.of(DataPath.of("a"), DataPath.of("never")), Map.of());
    assertThat(read().registers()).containsOnlyKeys(DataPath.of("a", "b"));
  }

  @Test
  void keepsMetadataByName() throws Exception {
    write(Map.of(), Set.of(), Map.of("replica", new byte[] {1}, "clock", new byte[0]));
    write(Map.of(), Set.of(), Map.of("replica", new byte[] {2, 3}));
    assertThat(read().metadata()).containsOnlyKeys("clock", "replica").containsEntry("replica", new byte[] {2, 3});
  }

  @Test
  void aBatchOfNothingTouchesNothing() throws Exception {
    write(Map.of(), Set.of(), Map.of());
    try (EmbeddedStore store = EmbeddedStore.open(folder)) {
      assertThat(store.isNew()).isTrue();
    }
  }

  @Test
  void tellsOfNoMetadataButTheLossWhenEntriesAreLost() throws Exception {
    try (LogRecords log = new LogRecords()) {
      write(Map.of(DataPath.of("a"), register(1, Value.of("x"), 0)), Set.of(), Map.of("vector", new byte[] {1}));
      Files.delete(folder.resolve(TwinFiles.FIRST));
      Path second = folder.resolve(TwinFiles.SECOND);
      Damage.ONLY_GARBAGE.to(second, new Random(1));
      assertThat(read().metadata()).containsOnlyKeys(Store.INCOMPLETE);
      assertThat(log.problems()).singleElement().asString().contains("lost");
    }
  }

  @Test
  void theOrderOfPathsIsTheOrderOfTheTree() throws Exception {
    Map<DataPath, Register> registers = new LinkedHashMap<>();
    for (String path : new String[] {"a", "a/b", "a/b/c", "a!", "a!/b", "b", "b\0", "b\0/a", "bb"}) {
      registers.put(DataPath.ofApplication(path), register(1, Value.of(path), 0));
    }
    write(registers, Set.of(), Map.of());
    Map<DataPath, Register> read = new LinkedHashMap<>();
    try (Store store = EmbeddedStore.open(folder)) {
      store.load(new Store.Visitor() {
        @Override
        public void register(DataPath path, Register register) {
          read.put(path, register);
        }

        @Override
        public void metadata(String name, byte[] value) {
          throw new AssertionError(name);
        }
      });
    }
    assertThat(read.keySet()).containsExactlyElementsOf(registers.keySet().stream().sorted().toList());
  }
}
