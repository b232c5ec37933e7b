package io.moonbus.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonaServerFolderTest {

  @TempDir
  Path data;

  private final LogRecords log = new LogRecords();

  @AfterEach
  void restoreLog() {
    log.close();
  }

  private Path value(String folder, byte[] content) throws Exception {
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    return Files.write(Files.createDirectories(data.resolve(folder)).resolve(md5), content);
  }

  private Path value(String folder, String content) throws Exception {
    return value(folder, content.getBytes(StandardCharsets.UTF_8));
  }

  private Map<DataPath, Value> open() throws IOException {
    try (Store store = Stores.open(new StoreOptions().setFolder(data))) {
      Map<DataPath, Value> values = new TreeMap<>();
      Contents.of(store).registers().forEach((path, register) -> values.put(path, register.value()));
      return values;
    }
  }

  @Test
  void takesOverTheRecordedExamples() throws Exception {
    Files.createDirectories(data.resolve("db/s"));
    Files.writeString(data.resolve("db/s/5d41402abc4b2a76b9719d911017c592"), "hello");
    Files.createDirectories(data.resolve("db/tab/y/z"));
    Files.writeString(data.resolve("db/tab/y/z/6627415e807ee33c7302917216e7da68"), "deep");
    assertThat(open()).containsOnly(Map.entry(DataPath.of("db", "s"), Value.of("hello")),
        Map.entry(DataPath.of("db", "tab", "y", "z"), Value.of("deep")));
  }

  @Test
  void trueAndFalseBecomeBooleansAndNothingElseDoes() throws Exception {
    value("t", "true");
    value("f", "false");
    value("n", "12");
    value("null", "null");
    value("True", "True");
    value("e", "");
    byte[] binary = {0, 1, -1, '\n'};
    value("bin", binary);
    assertThat(open()).containsOnly(Map.entry(DataPath.of("t"), Value.of(true)),
        Map.entry(DataPath.of("f"), Value.of(false)), Map.entry(DataPath.of("n"), Value.of("12")),
        Map.entry(DataPath.of("null"), Value.of("null")), Map.entry(DataPath.of("True"), Value.of("True")),
        Map.entry(DataPath.of("e"), Value.of("")), Map.entry(DataPath.of("bin"), new Value.Text(binary)));
  }

  @Test
  void keepsTheBytesOfNames() throws Exception {
    value("sp ace", "1");
    value("100%25", "2");
    value("é", "3");
    value("a+b&c#d?e", "4");
    assertThat(open()).containsOnlyKeys(DataPath.of("sp ace"), DataPath.of("100%25"), DataPath.of("é"),
        DataPath.of("a+b&c#d?e"));
  }

  @Test
  void keepsNamesThatAreNoText() throws Exception {
    Process process = new ProcessBuilder("bash", "-c",
        "mkdir $'x\\xff\\xfey' && printf hello > $'x\\xff\\xfey/5d41402abc4b2a76b9719d911017c592'")
        .directory(data.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    assertThat(open()).containsOnlyKeys(DataPath.of(Key.wrap(new byte[] {'x', -1, -2, 'y'})));
  }

  @Test
  void doesNotUseTamperedFilesAndWarnsInOneLine() throws Exception {
    Files.writeString(value("a", "was"), "is");
    Files.writeString(value("b", "was"), "is");
    value("c", "is");
    assertThat(open()).containsOnlyKeys(DataPath.of("c"));
    assertThat(log.problems()).singleElement().asString()
        .contains(data.resolve("a").toString(), data.resolve("b").toString(), "not used");
  }

  @Test
  void ignoresForeignFiles() throws Exception {
    Files.writeString(Files.createDirectories(data.resolve("db/odd")).resolve("readme.txt"), "hello");
    Files.writeString(data.resolve("5d41402abc4b2a76b9719d911017c592"), "hello");
    Files.createSymbolicLink(data.resolve("loop"), data);
    assertThat(open()).isEmpty();
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void aTableWinsOverAValueBesideIt() throws Exception {
    value("tab", "old");
    value("tab/x", "new");
    value("value", "new");
    Files.createDirectories(data.resolve("value/empty"));
    assertThat(open()).containsOnly(Map.entry(DataPath.of("tab", "x"), Value.of("new")),
        Map.entry(DataPath.of("value"), Value.of("new")));
  }

  @Test
  void happensOnceAndLeavesTheFilesAlone() throws Exception {
    Path file = value("db/s", "hello");
    FileTime time = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, time);
    assertThat(open()).hasSize(1);
    value("db/later", "hello");
    assertThat(open()).containsOnlyKeys(DataPath.of("db", "s"));
    assertThat(file).hasContent("hello");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    assertThat(log.messages()).singleElement().asString().contains("took over", data.toString(), "1 values");
  }

  @Test
  void valuesAreAsOldAsTheirFiles() throws Exception {
    Files.setLastModifiedTime(value("old", "1"), FileTime.fromMillis(5));
    Files.setLastModifiedTime(value("future", "1"), FileTime.fromMillis(System.currentTimeMillis() + 1_000_000_000L));
    long now = System.currentTimeMillis();
    try (Store store = Stores.open(new StoreOptions().setFolder(data))) {
      Contents contents = Contents.of(store);
      assertThat(contents.registers().get(DataPath.of("old")).stamp().clock()).isEqualTo(5L << 16);
      assertThat(contents.registers().get(DataPath.of("future")).stamp().clock() >> 16)
          .isBetween(now, System.currentTimeMillis());
    }
  }

  @Test
  void aFolderWithoutDataIsLeftWithoutAWord() throws Exception {
    assertThat(open()).isEmpty();
    assertThat(log.messages()).isEmpty();
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("moonbus"));
    }
  }
}
