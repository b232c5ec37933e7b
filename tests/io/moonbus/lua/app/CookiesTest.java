package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.lua.api.ScriptLog;
import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

class CookiesTest {

  private final LuaEngine engine = LuaEngine.create();
  private final LogRecords lines = new LogRecords("io.moonbus.lua");
  private final ScriptLog log =
      new ScriptLog(engine.newState(new EngineOptions()), Logger.getLogger("io.moonbus.lua.cookies"));

  @AfterEach
  void close() {
    engine.close();
    lines.close();
  }

  private String header(String name, LuaValue value, Object... options) {
    LuaTable table = new LuaTable();
    for (int i = 0; i < options.length; i += 2) {
      table.rawset(LuaValue.valueOf((String) options[i]), (LuaValue) options[i + 1]);
    }
    return Cookies.header(LuaValue.varargsOf(LuaValue.valueOf(name), value, table), log);
  }

  private static LuaValue text(String text) {
    return LuaValue.valueOf(text);
  }

  @Test
  void namesAndValuesAreWritten() {
    assertThat(header("sid", text("abc"))).isEqualTo("sid=abc");
    assertThat(header("n", LuaValue.valueOf(12))).isEqualTo("n=12");
    assertThat(header("e", text(""))).isEqualTo("e=");
    assertThat(header("e", LuaValue.NIL)).isEqualTo("e=");
  }

  @Test
  void whatAValueMayNotHaveIsEncoded() {
    assertThat(header("t", text("a b;c,d=\"e\"\r\nX: y"))).isEqualTo("t=a%20b%3bc%2cd=%22e%22%0d%0aX:%20y");
  }

  @Test
  void aNameThatIsNoTokenIsRefused() {
    assertThat(header("a b", text("v"))).isNull();
    assertThat(header("a\r\nSet-Cookie: x", text("v"))).isNull();
    assertThat(header("", text("v"))).isNull();
    assertThat(Cookies.header(LuaValue.NIL, log)).isNull();
    assertThat(lines.lines()).hasSize(4).allMatch(line -> line.startsWith("SEVERE cookie name '"));
  }

  @Test
  void optionsAreFoundInAnyCase() {
    assertThat(header("t", text("v"), "PATH", text("/"))).isEqualTo("t=v; Path=/");
    assertThat(header("t", text("v"), "Domain", text("example.org"))).isEqualTo("t=v; Domain=example.org");
    assertThat(header("t", text("v"), "httpOnly", LuaValue.TRUE)).isEqualTo("t=v; HttpOnly");
    assertThat(header("t", text("v"), "secure", LuaValue.TRUE)).isEqualTo("t=v; Secure");
    assertThat(header("t", text("v"), "secure", LuaValue.FALSE)).isEqualTo("t=v");
    assertThat(header("t", text("v"), "secure", text("false"))).isEqualTo("t=v");
  }

  @Test
  void expiresIsCountedFromNow() {
    assertThat(header("t", text("v"), "expires", LuaValue.valueOf(0))).isEqualTo("t=v");
    assertThat(header("t", text("v"), "expires", LuaValue.valueOf(300)))
        .matches("t=v; Expires=\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    assertThat(header("t", text("v"), "expires", LuaValue.valueOf(-1e300)))
        .isEqualTo("t=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(header("t", text("v"), "expires", LuaValue.valueOf(1e300)))
        .isEqualTo("t=v; Expires=Fri, 31 Dec 9999 23:59:59 GMT");
  }

  @Test
  void optionsThatMakeNoSenseAreLeftOutWithAWarning() {
    assertThat(header("t", text("v"), "foo", text("bar"))).isEqualTo("t=v");
    assertThat(header("t", text("v"), "path", text("/;x\r\n"))).isEqualTo("t=v");
    assertThat(header("t", text("v"), "expires", text("soon"))).isEqualTo("t=v");
    assertThat(lines.lines()).hasSize(3).allMatch(line -> line.startsWith("WARNING cookie option '"));
  }
}
