package io.moonbus.lua.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Tag;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/** Whatever is loaded and run, nothing but Lua errors and interrupts comes out. */
class SourceFuzzTest {

  private static final List<String> TOKENS = List.of("and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto",
      "if", "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while", "..", "...", "==", ">=", "<=", "~=",
      "::", "(", ")", "{", "}", "[", "]", "=", ",", ";", ":", ".", "+", "-", "*", "/", "%", "^", "#", "<", ">", "x", "y", "f", "1", "0x1p3",
      "2.5", "'s'", "\"\\65\\x41\\z  \"", "[[l]]", "[=[", "]=]", "--c\n", "--[[c]]", "\n", "self", "pcall", "coroutine.wrap", "setfenv(1, {})",
      "error", "string.rep('x', 100)", "\\", "@", "\0", "0x", "3d", "é", "'", "\"", "function f(a, ...)", "local function g()", "for i = 1, 3 do");
  private static LuaEngine engine;

  @BeforeContainer
  static void start() {
    engine = LuaEngine.create();
  }

  @AfterContainer
  static void stop() {
    engine.close();
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.of(TOKENS).list().ofMaxSize(40).map(list -> String.join(" ", list));
  }

  @Property(tries = 3_000)
  void tokensInAnyOrder(@ForAll("tokens") String source) {
    attempt(source.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1_000)
  void anyBytes(@ForAll byte[] source) {
    attempt(source);
  }

  @Tag("long")
  @Property(tries = 2_000_000)
  void tokensInAnyOrderForLong(@ForAll("tokens") String source) {
    attempt(source.getBytes(StandardCharsets.UTF_8));
  }

  private static void attempt(byte[] source) {
    for (int compileAfter : new int[] {0, 1_000}) {
      LuaState state = engine.newState(new EngineOptions().budgetMillis(200).compileAfter(compileAfter));
      try {
        state.call(state.load(source, "@fuzz.lua", state.globals()), LuaValue.NONE);
      } catch (LuaError | LuaInterrupt e) {
        // What may come out.
      }
    }
  }
}
