package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReloadTest {

  private final Www www = new Www();

  @BeforeEach
  void start() {
    www.file("main.lua", "").app("hot", version(1, "")).app("hot/kid", "kidvar = 1 local function none() end "
        + "function onStart(p) NOTE('start kid ', p) end function onStop(p) NOTE('stop kid ', p) end").start();
  }

  @AfterEach
  void close() {
    www.close();
  }

  private static String version(int number, String more) {
    return "ver = " + number + " NOTE('load v" + number + "') keep = keep or 'first' " + more
        + " function onStart(p) NOTE('start v" + number + " ', p) end"
        + " function onStop(p) NOTE('stop v" + number + " ', p, ' ', ver) end ";
  }

  private List<String> events() {
    return www.scriptLines().stream().map(line -> line.replaceFirst("^INFO [^ ]*: ", "")).toList();
  }

  private void untilLogged(String text) {
    Www.until(() -> www.lines().stream().anyMatch(line -> line.contains(text)));
  }

  @Test
  void newCodeReplacesTheOldInTheOrderStopLoadStart() {
    assertThat(www.eval("/hot", "ver, keep")).isEqualTo("[1,\"first\"]");

    www.app("hot", version(2, "keep = 'second'"));
    untilLogged("start v2");

    assertThat(www.eval("/hot", "ver, keep")).isEqualTo("[2,\"second\"]");
    assertThat(events()).containsExactly("load v1", "start v1 /hot", "stop v1 /hot 1", "load v2", "start v2 /hot");
  }

  @Test
  void clientsStayAndTheirFunctionsSeeTheNewGlobals() {
    FakeClient client = www.connect("/hot");
    assertThat(www.eval("/hot/kid", "kidvar, ver, super.ver")).isEqualTo("[1,1,1]");

    www.app("hot", version(2, ""));
    untilLogged("start v2");

    assertThat(client.call("[\"eval\",\"return ver, this.ver, #clients\"]")).isEqualTo("[2,2,1]");
    assertThat(www.eval("/hot/kid", "kidvar, ver, super.ver")).isEqualTo("[1,2,2]");
    assertThat(events().stream().filter(line -> line.contains("kid"))).containsExactly("start kid /hot/kid");
  }

  @Test
  void codeThatDoesNotCompileLeavesTheOldInService() {
    www.connect("/hot");

    www.file("hot/main.lua", "local x = 1\nthis is wrong\n");
    untilLogged("hot/main.lua:2:");

    assertThat(www.eval("/hot", "ver")).isEqualTo("[1]");
    assertThat(www.eval("/hot/kid", "ver")).isEqualTo("[1]");
    assertThat(events()).noneMatch(line -> line.contains("stop"));
    assertThat(www.lines()).filteredOn(line -> line.startsWith("SEVERE hot/main.lua:2:"))
        .singleElement().asString().endsWith(" `this is wrong`; the version before stays in service");
  }

  @Test
  void codeThatFailsWhenItIsRunLeavesTheOldInService() {
    www.connect("/hot");

    www.app("hot", "ver = 3 late = true error('bad luck')");
    untilLogged("bad luck");

    assertThat(www.eval("/hot", "ver, late, keep")).isEqualTo("[1,null,\"first\"]");
    assertThat(events()).noneMatch(line -> line.contains("stop"));
    www.app("hot", version(5, ""));
    untilLogged("start v5");
    assertThat(events()).containsSubsequence("stop v1 /hot 1", "load v5", "start v5 /hot");
  }

  @Test
  void anApplicationWithoutAGoodVersionRefusesUntilItIsMended() {
    www.file("broken/main.lua", "error('never')").app("broken/kid", "");
    for (String path : List.of("/broken", "/broken/kid", "/broken")) {
      FakeClient client = www.protocol().open("HTTP", path, "", Map.of());
      assertThat(client.next(ClientMessage.Rejected.class).failure().message())
          .isEqualTo("broken/main.lua:1: never");
    }
    assertThat(www.lines()).filteredOn(line -> line.contains("never")).hasSize(1);

    www.app("broken", "mended = true");

    assertThat(www.eval("/broken/kid", "mended")).isEqualTo("[true]");
  }

  @Test
  void aFileThatTheCodeLoadsIsWatchedToo() {
    www.file("hot/part.lua", "part = 1").file("hot/mod.lua", "return {number = 1}")
        .app("hot", version(1, "dofile('part.lua') mod = require('mod')"));
    assertThat(www.eval("/hot", "part, mod.number")).isEqualTo("[1,1]");

    www.file("hot/mod.lua", "return {number = 22}");
    untilLogged("stop v1");
    assertThat(www.eval("/hot", "part, mod.number")).isEqualTo("[1,22]");

    www.file("hot/part.lua", "part = 22");
    Www.until(() -> www.eval("/hot", "part, mod.number").equals("[22,22]"));
  }

  @Test
  void applicationsThatShareAModuleStillShareItAfterItChanged() {
    www.file("shared.lua", "return {number = 1}").app("one", "mod = require 'shared'").app("two", "mod = require 'shared'");
    www.connect("/one");
    www.connect("/two");

    www.file("shared.lua", "return {number = 22}");
    Www.until(() -> www.eval("/one", "mod.number").equals("[22]") && www.eval("/two", "mod.number").equals("[22]"));

    assertThat(www.eval("/one", "mod == two.mod")).isEqualTo("[true]");
  }

  @Test
  void codeThatIsTakenAwayIsStoppedAndCanComeBack() {
    FakeClient client = www.connect("/hot");

    www.delete("hot/main.lua");
    untilLogged("stop v1");
    assertThat(client.call("[\"eval\",\"return ver, path\"]")).isEqualTo("[null,\"/hot\"]");

    www.app("hot", version(6, ""));
    untilLogged("start v6");
    assertThat(events()).containsExactly("load v1", "start v1 /hot", "stop v1 /hot 1", "load v6", "start v6 /hot");
  }

  @Test
  void aFolderThatIsTakenAwayIsNoApplicationAnyMore() {
    www.connect("/hot/kid");

    www.delete("hot");
    untilLogged("stop kid");

    for (String path : List.of("/hot/kid", "/hot")) {
      Www.until(() -> www.protocol().open("HTTP", path, "", Map.of()).next() instanceof ClientMessage.Rejected);
    }
    assertThat(events()).containsSubsequence("stop v1 /hot 1", "stop kid /hot/kid");
    FakeClient late = www.protocol().open("HTTP", "/hot", "", Map.of());
    assertThat(late.next(ClientMessage.Rejected.class).failure().code()).isEqualTo(404);
  }

  @Test
  void theRootApplicationIsReloadedToo() {
    www.app("", "fresh = 1 NOTE('fresh')");
    untilLogged("fresh");

    assertThat(www.eval("/hot", "fresh")).isEqualTo("[1]");
  }

  @Test
  void timersOfTheOldCodeEnd() {
    www.app("hot", version(1, "ticks = 0 mona:setInterval(1, function() ticks = ticks + 1 end)"));
    Www.until(() -> www.eval("/hot", "ticks > 1").equals("[true]"));

    www.app("hot", version(2, "ticks = 0"));
    untilLogged("start v2");

    assertThat(www.eval("/hot", "ticks")).isEqualTo("[0]");
  }
}
