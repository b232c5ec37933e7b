package io.moonbus.server.settings;

import io.moonbus.fuzz.LongRun;
import io.moonbus.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a settings file holds, reading it ends with entries or with an {@link IniException}. */
class IniReaderFuzzTest {

  private static final IniLimits LIMITS = new IniLimits(200, 60, 10);

  @Property(tries = 20_000)
  void bytes(@ForAll byte[] file) {
    read(file);
  }

  @Property(tries = 50_000)
  void lines(@ForAll("files") String file) {
    read(file.getBytes(StandardCharsets.UTF_8));
  }

  @Tag("long")
  @Test
  void manyDamagedFiles() {
    LongRun.of(Seeds.of("ini", "[", "]", "=", ";", "\n", "\r", "\u0000", "\uFEFF"), IniReaderFuzzTest::read);
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of("[", "]", "HTTP", "port", "=", " = ", ";", "\n", "\r\n", "\r", " ", "\t", "8080", "auto", "\u0000",
        "\uFEFF", "é", "\u2028", "\"", ".", "x".repeat(70), "[myGroup]\n", "num = 42\n").list().ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static void read(byte[] file) {
    try {
      for (IniEntry entry : IniReader.read(file, LIMITS)) {
        if (entry.key().isBlank() || entry.line() < 1) {
          throw new AssertionError(entry);
        }
      }
    } catch (IniException e) {
      if (e.line() < 0) {
        throw new AssertionError(e);
      }
    }
  }
}
