package io.moonbus.lua.engine.lib;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Runs every file of {@code tests/resources/lua}: each asserts what the dialect does in one area. The functions of
 * {@code support/check.lua} are globals, and {@code folder} is the name of an empty one that scripts may use.
 */
class ConformanceTest {

  private static final Path SCRIPTS = Path.of("tests/resources/lua");
  private static final Path CHECK = SCRIPTS.resolve("support/check.lua");

  @TempDir
  private static Path folders;
  private static LuaEngine engine;

  @BeforeAll
  static void openEngine() {
    engine = LuaEngine.create();
  }

  @AfterAll
  static void closeEngine() {
    engine.close();
  }

  @TestFactory
  List<DynamicTest> scriptsPassCompiledAndInterpreted() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      scripts.filter(Files::isRegularFile).sorted().forEach(script -> {
        tests.add(test(script, "compiled", new EngineOptions().compile(true).compileAfter(0)));
        tests.add(test(script, "compiled when used often", new EngineOptions().compile(true)));
        tests.add(test(script, "interpreted", new EngineOptions().compile(false)));
      });
    }
    return tests;
  }

  private static DynamicTest test(Path script, String mode, EngineOptions options) {
    String name = script.getFileName().toString();
    return DynamicTest.dynamicTest(name + " " + mode, () -> run(name, Files.readAllBytes(script), options));
  }

  private static void run(String name, byte[] source, EngineOptions options) throws IOException {
    Path folder = Files.createTempDirectory(folders, "lua");
    LuaState state = engine.newState(options.budgetMillis(0).ioRoots(List.of(folder)));
    state.globals().set("folder", folder.toString());
    LuaFunction run = state.load("return xpcall(..., debug.traceback)".getBytes(StandardCharsets.US_ASCII), "=run",
        state.globals());
    state.call(state.load(Files.readAllBytes(CHECK), "@check.lua", state.globals()), LuaValue.NONE);
    Varargs result = state.call(run, state.load(source, "@" + name, state.globals()));
    assertThat(result.arg1()).as(result.arg(2).tojstring()).isEqualTo(LuaValue.TRUE);
  }
}
