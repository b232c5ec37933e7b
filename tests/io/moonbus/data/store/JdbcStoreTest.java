package io.moonbus.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcStoreTest {

  private static PostgresServer postgres;

  @TempDir
  Path folder;

  private final LogRecords log = new LogRecords();

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(PostgresServer.installed().isPresent(),
        "PostgreSQL is not installed: apt install postgresql; .ci/run does that");
    postgres = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void empty() throws Exception {
    execute("drop table if exists moonbus_data, moonbus_metadata");
  }

  @AfterEach
  void restoreLog() {
    log.close();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.connect(); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private StoreOptions options(String node) {
    return new StoreOptions().setFolder(folder.resolve(node)).setJdbc(postgres.url()).setUser(PostgresServer.USER)
        .setPassword(PostgresServer.PASSWORD);
  }

  private Store open(String node) throws IOException {
    return Stores.open(options(node));
  }

  private Contents read(String node) throws IOException {
    try (Store store = open(node)) {
      return Contents.of(store);
    }
  }

  private static Register register(long clock, String value) {
    return new Register(new Stamp(clock, 1), value == null ? null : Value.of(value), 0);
  }

  private static Store.Batch registers(Map<DataPath, Register> registers) {
    return new Store.Batch(registers, Set.of(), Map.of());
  }

  private static Store.Batch removal(DataPath path) {
    return new Store.Batch(Map.of(), Set.of(path), Map.of());
  }

  @Test
  void keepsEveryKindOfRegisterAndPath() throws Exception {
    Map<DataPath, Register> registers = new LinkedHashMap<>();
    registers.put(DataPath.of("text"), register(1, "it's"));
    registers.put(DataPath.of("binary", "\0", ""), new Register(new Stamp(-1, -1), new Value.Text(new byte[] {0, -1}), 5));
    registers.put(DataPath.of("true"), new Register(new Stamp(Long.MAX_VALUE, 2), Value.of(true), 0));
    registers.put(DataPath.of("number"), new Register(new Stamp(1, 2), Value.of(-1e300), 0));
    registers.put(DataPath.of("removed"), register(1, null));
    registers.put(DataPath.of(Key.wrap(new byte[30_000]), Key.of("long")), register(1, "x".repeat(1 << 20)));
    try (Store store = open("a")) {
      store.write(registers(registers));
    }
    assertThat(read("a").registers()).containsExactlyInAnyOrderEntriesOf(registers);
    assertThat(read("b").registers()).containsExactlyInAnyOrderEntriesOf(registers);
  }

  @Test
  void aRegisterIsOnlyReplacedByANewerOne() throws Exception {
    DataPath path = DataPath.of("x");
    try (Store a = open("a"); Store b = open("b")) {
      a.write(registers(Map.of(path, register(5, "newer"))));
      b.write(registers(Map.of(path, register(4, "older"))));
      assertThat(Contents.of(a).registers()).containsEntry(path, register(5, "newer"));
      b.write(registers(Map.of(path, register(6, null))));
      assertThat(Contents.of(a).registers()).containsEntry(path, register(6, null));
    }
  }

  @Test
  void aValueThatExpiresIsReplacedUnderTheSameStamp() throws Exception {
    DataPath path = DataPath.of("x");
    try (Store store = open("a")) {
      store.write(registers(Map.of(path, register(5, "value"))));
      store.write(registers(Map.of(path, register(5, null))));
    }
    assertThat(read("a").registers()).containsEntry(path, register(5, null));
  }

  @Test
  void aNodeDoesNotRemoveWhatAnotherHasWrittenSince() throws Exception {
    DataPath path = DataPath.of("x");
    try (Store a = open("a"); Store b = open("b")) {
      a.write(registers(Map.of(path, register(5, null))));
      b.write(registers(Map.of(path, register(6, "newer"))));
      a.write(removal(path));
      assertThat(Contents.of(b).registers()).containsEntry(path, register(6, "newer"));
      a.load(ignored());
      a.write(removal(path));
      assertThat(Contents.of(b).registers()).isEmpty();
    }
  }

  @Test
  void aNodeRemovesWhatIsCoveredEvenIfItHasNeverStoredIt() throws Exception {
    DataPath table = DataPath.of("t");
    try (Store a = open("a"); Store b = open("b")) {
      b.write(registers(Map.of(table.child(Key.of("old")), register(5, "x"), table.child(Key.of("new")), register(7, "x"))));
      a.write(new Store.Batch(Map.of(table, register(6, null)), Set.of(table.child(Key.of("old")),
          table.child(Key.of("new"))), Map.of()));
      assertThat(Contents.of(a).registers()).containsOnlyKeys(table, table.child(Key.of("new")));
    }
  }

  @Test
  void whatNodesWroteWithoutKnowingOfEachOtherIsSettledForGood() throws Exception {
    DataPath table = DataPath.of("t");
    DataPath value = DataPath.of("v");
    try (Store a = open("a"); Store b = open("b")) {
      a.write(registers(Map.of(table, register(6, null), value, register(3, "value"))));
      b.write(registers(Map.of(table.child(Key.of("old")), register(5, "x"), table.child(Key.of("new")), register(7, "x"),
          value.child(Key.of("below")), register(4, "x"))));
    }
    assertThat(read("c").registers()).containsOnlyKeys(table, table.child(Key.of("new")), value,
        value.child(Key.of("below")));
    try (Store d = open("d")) {
      d.load(ignored());
      d.write(new Store.Batch(Map.of(), Set.of(table, value.child(Key.of("below"))), Map.of()));
    }
    assertThat(read("e").registers()).containsOnly(Map.entry(table.child(Key.of("new")), register(7, "x")),
        Map.entry(value, register(3, null)));
  }

  @Test
  void eachNodeHasItsOwnMetadata() throws Exception {
    try (Store a = open("a"); Store b = open("b")) {
      a.write(new Store.Batch(Map.of(), Set.of(), Map.of("replica", new byte[] {1}, "clock", new byte[] {0, -1})));
      b.write(new Store.Batch(Map.of(), Set.of(), Map.of("replica", new byte[] {2})));
    }
    assertThat(read("a").metadata()).containsOnlyKeys("replica", "clock").containsEntry("replica", new byte[] {1});
    assertThat(read("b").metadata()).containsOnlyKeys("replica").containsEntry("replica", new byte[] {2});
    assertThat(read("c").metadata()).isEmpty();
  }

  @Test
  void aLostConnectionIsToldAndMadeAnew() throws Exception {
    DataPath path = DataPath.of("x");
    try (Store store = open("a")) {
      store.write(registers(Map.of(path, register(1, "before"))));
      postgres.stop();
      Store.Batch batch = registers(Map.of(path, register(2, "during")));
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatThrownBy(() -> store.write(batch)).isInstanceOf(StoreException.class)
            .hasMessageContaining(postgres.url()).hasMessageContaining("setting data.store");
      }
      postgres.resume();
      store.write(batch);
      assertThat(Contents.of(store).registers()).containsEntry(path, register(2, "during"));
    }
  }

  @Test
  void aBatchIsWrittenAsAWhole() throws Exception {
    try (Store store = open("a")) {
      store.write(registers(Map.of(DataPath.of("x"), register(1, "x"))));
      execute("alter table moonbus_metadata add constraint no_bad check (name <> 'bad')");
      assertThatThrownBy(() -> store.write(new Store.Batch(Map.of(DataPath.of("y"), register(1, "y")),
          Set.of(DataPath.of("x")), Map.of("bad", new byte[0])))).isInstanceOf(StoreException.class);
      assertThat(Contents.of(store).registers()).containsOnlyKeys(DataPath.of("x"));
    }
  }

  @Test
  void refusesAWrongPasswordWithoutTellingIt() {
    StoreOptions options = options("a").setPassword("wrong horse").setJdbc(postgres.url() + "?options=private");
    assertThatThrownBy(() -> Stores.open(options)).isInstanceOf(StoreException.class)
        .hasMessageContaining(postgres.url()).hasMessageContaining("password authentication failed")
        .hasMessageNotContainingAny("wrong horse", "private");
  }

  @Test
  void refusesANodeThatIsRunning() throws Exception {
    try (Store store = open("a")) {
      assertThatThrownBy(() -> open("a")).isInstanceOf(StoreLockedException.class).hasMessageContaining("setting data");
      store.write(registers(Map.of(DataPath.of("x"), register(1, "x"))));
    }
  }

  @Test
  void severalNodesMakeTheTablesAndWriteAtTheSameTime() throws Exception {
    CompletableFuture<?>[] nodes = new CompletableFuture<?>[4];
    for (int node = 0; node < nodes.length; node++) {
      int number = node;
      nodes[node] = CompletableFuture.runAsync(() -> writeMany(number));
    }
    CompletableFuture.allOf(nodes).join();
    Map<DataPath, Register> registers = read("other").registers();
    assertThat(registers).hasSize(300);
    assertThat(registers.values()).allMatch(register -> register.stamp().equals(new Stamp(20, nodes.length - 1)));
  }

  private void writeMany(int node) {
    try (Store store = open("node" + node)) {
      for (int clock = 1; clock <= 20; clock++) {
        Map<DataPath, Register> registers = new HashMap<>();
        for (int key = 0; key < 300; key++) {
          registers.put(DataPath.of("k" + key), new Register(new Stamp(clock, node), Value.of("n" + node), 0));
        }
        store.write(registers(registers));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDamagedRowIsNotUsed() throws Exception {
    try (Store store = open("a")) {
      store.write(registers(Map.of(DataPath.of("x"), register(1, "x"), DataPath.of("y"), register(1, "y"))));
    }
    execute("update moonbus_data set register = set_byte(register, 20, 77) where path = '\\x0178" + "0000'");
    assertThat(read("a").registers()).containsOnlyKeys(DataPath.of("y"));
    assertThat(log.problems()).singleElement().asString().contains("moonbus_data", "/x", "not used");
  }

  @Test
  void takesOverTheFolderOfAMonaServerWhenTheTablesAreNew() throws Exception {
    for (String node : new String[] {"a", "b"}) {
      Path key = Files.createDirectories(folder.resolve(node).resolve("from-" + node));
      Files.writeString(key.resolve("5d41402abc4b2a76b9719d911017c592"), "hello");
    }
    assertThat(read("a").registers()).containsOnlyKeys(DataPath.of("from-a"));
    assertThat(read("b").registers()).containsOnlyKeys(DataPath.of("from-a"));
  }

  private static Store.Visitor ignored() {
    return new Store.Visitor() {
      @Override
      public void register(DataPath path, Register register) {
        assertThat(path).isNotNull();
      }

      @Override
      public void metadata(String name, byte[] value) {
        assertThat(name).isNotNull();
      }
    };
  }
}
