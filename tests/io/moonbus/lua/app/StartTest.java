package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the start does with the applications that nobody has connected to yet. */
class StartTest {

  private final Www www = new Www();

  @AfterEach
  void close() {
    www.close();
  }

  private ApplicationInfo info(String path) {
    return www.verticle().applications().stream().filter(info -> info.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  void applicationsAreReadButNotRun() {
    www.app("", "").app("kid", "NOTE('kid runs')").start();

    assertThat(info("/kid").loaded()).isFalse();
    assertThat(info("/kid").millis()).isPositive();
    assertThat(info("/kid").failure()).isNull();
    assertThat(www.eval("", "children.kid")).isEqualTo("[null]");
    assertThat(www.lines()).noneMatch(line -> line.contains("kid runs"));
  }

  @Test
  void anApplicationRunsAtItsFirstClientAndTellsHowLongThatTook() {
    www.app("", "").app("kid", "count = (count or 0) + 1").start();

    assertThat(www.eval("/kid", "count, path")).isEqualTo("[1,\"/kid\"]");
    assertThat(www.eval("/kid", "count")).isEqualTo("[1]");
    assertThat(www.lines()).filteredOn(line -> line.matches("INFO Application /kid loaded in \\d+\\.\\d ms \\(.*\\)"))
        .hasSize(1);
  }

  @Test
  void syntaxErrorsAreReportedOnceWithTheirLine() {
    www.app("", "").file("kid/main.lua", "local a = 1\nlocal b = = 2\n").start();

    assertThat(info("/kid").failure()).startsWith("kid/main.lua:2:");
    assertThat(www.protocol().open("HTTP", "/kid", "", Map.of()).next(ClientMessage.Rejected.class).failure().message()).startsWith("kid/main.lua:2:");
    assertThat(www.lines()).filteredOn(line -> line.startsWith("SEVERE kid/main.lua:2:") && line.contains("`local b = = 2`"))
        .hasSize(1);
  }

  @Test
  void whatWasMendedBeforeTheFirstClientRuns() {
    www.app("", "").file("kid/main.lua", "(").start();
    www.app("kid", "x = 'mended'");

    assertThat(www.eval("/kid", "x")).isEqualTo("[\"mended\"]");
  }

  @Test
  void whatWasChangedBeforeTheFirstClientIsReadAgain() {
    www.app("", "").app("kid", "x = 1").start();
    www.app("kid", "x = 'changed'");

    assertThat(www.eval("/kid", "x")).isEqualTo("[\"changed\"]");
  }

  @Test
  void applicationsBelowFoldersWithoutScriptsAreFound() {
    www.app("", "").app("plain/kid", "x = 1").file("plain/page.html", "").start();

    assertThat(www.verticle().applications()).extracting(ApplicationInfo::path).containsExactly("", "/plain/kid");
    assertThat(www.eval("/plain/kid", "x, super.name")).isEqualTo("[1,\"plain\"]");
  }

  @Test
  void linksBackToAFolderAboveAreNotFollowed() throws IOException {
    www.app("", "").app("a", "").app("b", "");
    Files.createSymbolicLink(www.folder().resolve("a/up"), www.folder());
    Files.createSymbolicLink(www.folder().resolve("b/up"), www.folder());
    www.start();

    assertThat(www.verticle().applications()).extracting(ApplicationInfo::path)
        .containsExactly("", "/a", "/a/up", "/b", "/b/up");
  }
}
