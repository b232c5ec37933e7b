package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaError;

class SyntaxErrorTest {

  static Stream<Arguments> sources() {
    return Scripts.cases("""
        x x => main.lua:1: '=' expected near 'x'
        x = => main.lua:1: unexpected symbol near '<eof>'
        x = = 2 => main.lua:1: unexpected symbol near '='
        x = } => main.lua:1: unexpected symbol near '}'
        local = 1 => main.lua:1: '<name>' expected near '='
        for => main.lua:1: '<name>' expected near '<eof>'
        for x do end => main.lua:1: '=' or 'in' expected near 'do'
        if x then => main.lua:1: 'end' expected near '<eof>'
        f( => main.lua:1: unexpected symbol near '<eof>'
        x = {1, 2 => main.lua:1: '}' expected near '<eof>'
        x = {y z} => main.lua:1: '}' expected near 'z'
        return return => main.lua:1: unexpected symbol near 'return'
        x = 'abc => main.lua:1: unfinished string near '<eof>'
        x = [[abc => main.lua:1: unfinished long string near '<eof>'
        --[[ abc => main.lua:1: unfinished long comment near '<eof>'
        x = [=abc => main.lua:1: invalid long string delimiter near '[='
        x = 3x => main.lua:1: malformed number near '3x'
        x = 0x => main.lua:1: malformed number near '0x'
        x = 1d => main.lua:1: malformed number near '1d'
        x = 1..2 => main.lua:1: malformed number near '1..2'
        x = 'a\\qb' => main.lua:1: invalid escape sequence near ''a\\q'
        x = '\\300' => main.lua:1: invalid escape sequence near ''\\300'
        f() = 1 => main.lua:1: syntax error near '='
        break => main.lua:1: no loop to break
        goto nowhere => main.lua:1: undefined label 'nowhere'
        ::a:: ::a:: => main.lua:1: duplicate label 'a'
        function f() return ... end => main.lua:1: cannot use '...' outside a vararg function near '...'
        x = @ => main.lua:1: unexpected symbol near '@'
        local x = 1 x x = 3y => main.lua:1: '=' expected near 'x'
        """);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void namesTheTokenAtWhichReadingStops(Scripts.Way way, String source, String message) {
    assertThat(Scripts.error(way, source)).isEqualTo(message);
  }

  @Test
  void namesTheLineWhereABlockWasOpened() {
    assertThat(Scripts.error(Scripts.Way.INTERPRETED, "if x then\n\n"))
        .isEqualTo("main.lua:3: 'end' expected (to close 'if' at line 1) near '<eof>'");
    assertThat(Scripts.error(Scripts.Way.INTERPRETED, "\n\nx = 'abc\ny'")).isEqualTo("main.lua:3: unfinished string near ''abc'");
  }

  @Test
  void nestingIsLimited() {
    assertThat(Scripts.error(Scripts.Way.INTERPRETED, "x = " + "(".repeat(100_000))).contains("chunk has too many syntax levels");
    assertThat(Scripts.error(Scripts.Way.INTERPRETED, "do ".repeat(100_000))).contains("chunk has too many syntax levels");
    assertThat(Scripts.error(Scripts.Way.INTERPRETED, "x" + ", x".repeat(300_000) + " = 1")).startsWith("main.lua:");
  }

  @Test
  void bytecodeIsRefused() {
    assertThat(Scripts.error(Scripts.Way.INTERPRETED, "\u001bLua")).isEqualTo("main.lua: attempt to load bytecode, which is not supported");
  }

  @ParameterizedTest
  @CsvSource({"@main.lua, main.lua", "=stdin, stdin", "x = 1, '[string \"x = 1\"]'"})
  void chunkNamesAreShownAsLuaDoes(String name, String shown) {
    assertThat(ChunkName.shown(name)).isEqualTo(shown);
  }

  @Test
  void longChunkNamesAreCut() {
    assertThat(ChunkName.shown("a\nb")).isEqualTo("[string \"a...\"]");
    assertThat(ChunkName.shown("y".repeat(100))).isEqualTo("[string \"" + "y".repeat(45) + "...\"]").hasSize(59);
    assertThat(ChunkName.shown("@" + "d/".repeat(50) + "main.lua")).startsWith("...").endsWith("d/main.lua").hasSize(59);
  }

  @Test
  void loadReturnsTheMessage() {
    assertThat(Scripts.run(Scripts.Way.COMPILED, "return loadstring('x =')"))
        .isEqualTo("nil [string \"x =\"]:1: unexpected symbol near '<eof>'");
  }

  @Test
  void loadThrowsToJava() {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(new EngineOptions());
      assertThatThrownBy(() -> Scripts.load(state, "x y")).isInstanceOf(LuaError.class)
          .hasMessage("main.lua:1: '=' expected near 'y'");
    }
  }
}
