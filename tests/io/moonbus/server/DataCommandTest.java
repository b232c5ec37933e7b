package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.Store;
import io.moonbus.data.store.StoreOptions;
import io.moonbus.data.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

  private static final String DATA = """
      {
        "moonbus" : "data",
        "version" : 1,
        "data" : {
          "db" : {
            "bin" : {
              "$base64" : "AP8="
            },
            "name" : "é",
            "soon" : {
              "$value" : "x",
              "$expires" : "2999-01-01T00:00:00Z"
            },
            "tab" : {
              "t" : true
            }
          },
          "n" : 1.5
        }
      }
      """;

  @TempDir
  Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(home.resolve("in.json"), DATA);
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    return new Program(new Terminal(new PrintStream(out, true), new PrintStream(err, true), Map.of(), home, home, false))
        .run(words);
  }

  private String exported() {
    assertThat(run("data", "export", "-")).as(err.toString()).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsImportedIsExportedAgain() throws Exception {
    assertThat(run("data", "import", "in.json")).isZero();
    assertThat(out.toString()).contains("Stored 5 values");
    assertThat(run("data", "export", "out.json")).isZero();
    assertThat(out.toString()).contains("Wrote 5 values to " + home.resolve("out.json"));
    assertThat(home.resolve("out.json")).hasContent(DATA);
    assertThat(exported()).isEqualTo(DATA);
  }

  @Test
  void nothingStoredIsAnEmptyTable() {
    assertThat(exported()).contains("\"data\" : { }");
  }

  @Test
  void importsFromStandardInput() throws Exception {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(DATA.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(run("data", "import", "-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(exported()).isEqualTo(DATA);
  }

  @Test
  void anImportKeepsWhatTheFileDoesNotHave() throws Exception {
    run("data", "import", "in.json");
    Files.writeString(home.resolve("more.json"), """
        {"moonbus": "data", "version": 1, "data": {"db": {"name": "other", "new": "1"}, "n": {"now": "a table"}}}""");
    assertThat(run("data", "import", "more.json")).isZero();
    assertThat(exported().replaceAll("\\s", "")).contains("\"bin\"", "\"name\":\"other\",\"new\":\"1\"",
        "\"n\":{\"now\":\"atable\"}", "\"tab\"");
  }

  @Test
  void aFileThatIsNoExportChangesNothing() throws Exception {
    run("data", "import", "in.json");
    Files.writeString(home.resolve("bad.json"), """
        {"moonbus": "data", "version": 1, "data": {"db": {"name": "lost", "list": [1]}}}""");
    assertThat(run("data", "import", "bad.json")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("moonbus: bad.json: /db/list: only strings");
    assertThat(exported()).isEqualTo(DATA);
  }

  @Test
  void anItemBeyondALimitChangesNothing() throws Exception {
    run("data", "import", "in.json");
    Files.writeString(home.resolve("long.json"), "{\"moonbus\": \"data\", \"version\": 1, \"data\": {\"a\": \"1\", \""
        + "x".repeat(2000) + "\": \"1\"}}");
    assertThat(run("data", "import", "long.json")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("long.json: a key of 2000 bytes");
    assertThat(exported()).isEqualTo(DATA);
  }

  @Test
  void theLimitsAreThoseOfTheSettings() throws Exception {
    Files.writeString(home.resolve("long.json"), "{\"moonbus\": \"data\", \"version\": 1, \"data\": {\"a\": \"1\", \""
        + "x".repeat(2000) + "\": \"1\"}}");
    assertThat(run("data", "import", "long.json", "--data.maxKey=2000")).isZero();
    assertThat(run("data", "import", "in.json", "--data.maxValue=1")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("data.maxValue = 1");
  }

  @Test
  void theFolderOfARunningServerIsRefused() throws Exception {
    try (Store running = Stores.open(new StoreOptions().setFolder(home.resolve("data")))) {
      assertThat(run("data", "export", "out.json")).isEqualTo(ExitStatus.UNAVAILABLE);
      assertThat(err.toString()).contains("in use by another server", "setting data");
      assertThat(run("data", "import", "in.json")).isEqualTo(ExitStatus.UNAVAILABLE);
      running.load(new Store.Visitor() {
        @Override
        public void register(io.moonbus.data.DataPath path, io.moonbus.data.Register register) {
          throw new AssertionError(path);
        }

        @Override
        public void metadata(String name, byte[] value) {
          throw new AssertionError(name);
        }
      });
    }
    assertThat(home.resolve("out.json")).doesNotExist();
  }

  @Test
  void filesThatCannotBeReadOrWrittenAreNamed() {
    assertThat(run("data", "import", "none.json")).isEqualTo(ExitStatus.CANNOT_CREATE);
    assertThat(err.toString()).contains("none.json");
    assertThat(run("data", "export", "none/out.json")).isEqualTo(ExitStatus.CANNOT_CREATE);
    assertThat(err.toString()).contains("none/out.json");
  }

  @Test
  void otherWordsAreRefused() {
    assertThat(run("data")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("data", "delete", "x")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).contains("export or import");
  }

  @Test
  void aServerWithoutAFolderStoresNothing() {
    assertThat(run("data", "export", "-", "--data=")).isEqualTo(ExitStatus.CONFIGURATION);
    assertThat(err.toString()).contains("data is empty");
  }
}
