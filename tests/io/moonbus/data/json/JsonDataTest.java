package io.moonbus.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDataTest {

  private static DataItem item(Value value, String... path) {
    return new DataItem(DataPath.of(path), value, 0);
  }

  private static List<DataItem> read(String data) {
    return JsonImport.items("{\"moonbus\": \"data\", \"version\": 1, \"data\": " + data + "}");
  }

  @Test
  void aTableIsAnObjectAndAValueStandsAsItIs() {
    String text = JsonExport.text(List.of(item(Value.of("007"), "db", "s"), item(Value.of(true), "db", "tab", "t"),
        item(Value.of(1.5), "n")));
    assertThat(new JsonObject(text)).isEqualTo(new JsonObject().put("moonbus", "data").put("version", 1)
        .put("data", new JsonObject()
            .put("db", new JsonObject().put("s", "007").put("tab", new JsonObject().put("t", true)))
            .put("n", 1.5)));
    assertThat(text).contains("\n  ").endsWith("}\n");
  }

  @Test
  void nothingIsAnEmptyTable() {
    assertThat(JsonImport.items(JsonExport.text(List.of()))).isEmpty();
  }

  @Test
  void everythingComesBack() {
    byte[] bytes = new byte[256];
    for (int b = 0; b < bytes.length; b++) {
      bytes[b] = (byte) b;
    }
    List<DataItem> items = List.of(item(Value.of(""), ""), item(Value.of("é\0\"\\\uD83D\uDE00"), "é\0\""),
        item(new Value.Text(bytes), "bin"), item(new Value.Text(new byte[] {-19, -96, -128}), "surrogate"),
        item(Value.of(false), "$"), item(Value.of("a"), "$value"), item(Value.of("a"), "$base64:", "$$x"),
        item(Value.of("a"), "a/b", "..", "."), item(Value.of(Double.NaN), "nan"),
        item(Value.of(Double.NEGATIVE_INFINITY), "inf"), item(Value.of(-0.0), "zero"), item(Value.of(1e300), "large"),
        new DataItem(DataPath.of(Key.wrap(bytes), Key.wrap(new byte[] {-1})), Value.of("x"), 1_800_000_000_123L),
        new DataItem(DataPath.of("expiring"), new Value.Text(new byte[] {-1}), 1));
    assertThat(JsonImport.items(JsonExport.text(items))).containsExactlyInAnyOrderElementsOf(items);
  }

  @Test
  void anyBytesComeBack() {
    Random random = new Random(7);
    Map<DataPath, DataItem> items = new TreeMap<>();
    for (int i = 0; i < 2000; i++) {
      DataPath path = DataPath.of(Key.of("all"), Key.wrap(bytes(random, 5)), Key.wrap(bytes(random, 3)));
      items.put(path, new DataItem(path, new Value.Text(bytes(random, 20)), random.nextInt(2) * (1L + random.nextInt())
          & Long.MAX_VALUE >> 12));
    }
    assertThat(JsonImport.items(JsonExport.text(items.values())))
        .containsExactlyInAnyOrderElementsOf(items.values());
  }

  private static byte[] bytes(Random random, int max) {
    byte[] bytes = new byte[random.nextInt(max + 1)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = random.nextBoolean() ? (byte) "$abé/".charAt(random.nextInt(5)) : (byte) random.nextInt();
    }
    return bytes;
  }

  @Test
  void takesNumbersOfPeople() {
    assertThat(read("{\"a\": 1, \"b\": 12345678901234567890, \"c\": -1.5e3}")).extracting(DataItem::value)
        .containsExactly(Value.of(1), Value.of(1.2345678901234567e19), Value.of(-1500));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"a\": null}|/a: only strings",
      "{\"a\": {\"b\": [1]}}|/a/b: only strings",
      "{\"a\": {\"$base64\": \"%%%%\"}}|/a: Illegal base64",
      "{\"a\": {\"$base64\": 1}}|/a: only strings",
      "{\"a\": {\"$number\": \"one\"}}|/a: For input string",
      "{\"a\": {\"$value\": \"x\", \"$expires\": \"soon\"}}|/a: Text 'soon'",
      "{\"a\": {\"$value\": {}}}|/a: only strings",
      "{\"t\": {\"$odd\": \"x\"}}|the key $odd in /t: a key that begins with $",
      "{\"$base64:%\": 1}|the key $base64:% in /",
      "[]|it is no export",
      "{\"a\": }|it is not JSON"})
  void tellsWhatIsWrongWhere(String data, String message) {
    assertThatThrownBy(() -> read(data)).isInstanceOf(ImportException.class).hasMessageContaining(message);
  }

  @Test
  void refusesOtherFilesAndVersions() {
    for (String text : List.of("", "[]", "{}", "1", "{\"moonbus\": \"data\", \"data\": 1}", "{\"data\": {}}")) {
      assertThatThrownBy(() -> JsonImport.items(text)).as(text).isInstanceOf(ImportException.class);
    }
    assertThatThrownBy(() -> JsonImport.items("{\"moonbus\": \"data\", \"version\": 2, \"data\": {}}"))
        .isInstanceOf(ImportException.class).hasMessageContaining("its version is 2");
  }

  @Test
  void exportsWhatIsThereNow() throws Exception {
    List<DataItem> found = new ArrayList<>(JsonExport.items(store(Map.of(
        DataPath.of("value"), new Register(new Stamp(1, 1), Value.of("a"), 0),
        DataPath.of("expires"), new Register(new Stamp(1, 1), Value.of("b"), 101),
        DataPath.of("expired"), new Register(new Stamp(1, 1), Value.of("c"), 100),
        DataPath.of("removed"), new Register(new Stamp(1, 1), null, 0))), 100).values());
    assertThat(found).containsExactly(new DataItem(DataPath.of("expires"), Value.of("b"), 101),
        new DataItem(DataPath.of("value"), Value.of("a"), 0));
  }

  private static Store store(Map<DataPath, Register> registers) {
    return new Store() {
      @Override
      public void load(Visitor visitor) {
        registers.forEach(visitor::register);
        visitor.metadata("replica", new byte[0]);
      }

      @Override
      public void write(Batch batch) {
        throw new AssertionError();
      }

      @Override
      public void close() {
        throw new AssertionError();
      }
    };
  }
}
