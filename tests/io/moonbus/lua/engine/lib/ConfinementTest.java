package io.moonbus.lua.engine.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

class ConfinementTest {

  @TempDir
  private Path folder;
  private Path root;
  private LuaEngine engine;

  @BeforeEach
  void openEngine() throws IOException {
    root = Files.createDirectory(folder.resolve("www"));
    engine = LuaEngine.create();
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  private EngineOptions options() {
    return new EngineOptions().ioRoots(List.of(root));
  }

  private Varargs run(EngineOptions options, String source) {
    LuaState state = engine.newState(options);
    state.globals().set("root", LuaValue.valueOf(root.toString()));
    return state.call(state.load(source.getBytes(StandardCharsets.UTF_8), "=test", state.globals()), LuaValue.NONE);
  }

  @Test
  void filesBelowARootAreWrittenAndRead() throws IOException {
    Varargs read = run(options(), """
        local f = assert(io.open(root .. '/a.txt', 'w'))
        f:write('one\\n', 2, '\\nthree') f:close()
        local lines = {}
        for line in io.lines(root .. '/a.txt') do lines[#lines + 1] = line end
        assert(os.rename(root .. '/a.txt', root .. '/b.txt'))
        return table.concat(lines, ','), io.open(root .. '/a.txt')""");
    assertThat(read.arg1().tojstring()).isEqualTo("one,2,three");
    assertThat(read.arg(3).tojstring()).endsWith("a.txt: No such file or directory");
    assertThat(root.resolve("b.txt")).hasContent("one\n2\nthree");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root .. '/../secret'", "root .. '/link'", "root .. '/sub/../../secret'", "'/etc/passwd'",
      "'pom.xml'", "root .. '/new/../../secret'"})
  void filesElsewhereAreRefused(String name) throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
    Varargs opened = run(options(), "return io.open(" + name + ")");
    assertThat(opened.arg1().isnil()).isTrue();
    assertThat(opened.arg(2).tojstring()).contains("lua.unsafe");
    assertThat(run(options(), "return os.remove(" + name + ")").arg1().isnil()).isTrue();
    assertThat(folder.resolve("secret")).exists();
  }

  @Test
  void theSettingOpensAllFiles() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    assertThat(run(options().unsafe(Set.of("files")), "return io.open(root .. '/../secret'):read('*a')").tojstring())
        .isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.popen('true')", "os.execute('true')", "os.exit()", "os.tmpname()", "io.tmpfile()"})
  void whatReachesOutNamesTheSetting(String call) {
    assertThatThrownBy(() -> run(options(), call)).isInstanceOf(LuaError.class)
        .hasMessageContaining("lua.unsafe").hasMessageContaining(call.substring(0, call.indexOf('(')));
  }

  @Test
  void namedFunctionsWork() {
    EngineOptions options = options().unsafe(Set.of("io.popen", "os.execute"));
    assertThat(run(options, "local p = io.popen('echo hi') local line = p:read('*l') assert(p:close()) return line").tojstring())
        .isEqualTo("hi");
    assertThat(run(options, "return os.execute('exit 3')").arg(3).toint()).isEqualTo(3);
  }

  @Test
  void onlyKnownWordsAreTaken() {
    assertThatThrownBy(() -> options().unsafe(Set.of("everything"))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unsafe must name some of");
  }
}
