package io.moonbus.lua.api.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiFilesTest {

  private static final Set<String> LUA_TYPES = Set.of("any", "nil", "string", "number", "integer", "boolean", "table",
      "function", "fun");
  private static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z]\\w*");

  @Test
  void theFilesOfTheProjectAreThoseOfTheDeclaration() throws IOException {
    for (Map.Entry<Path, String> file : ApiFiles.texts().entrySet()) {
      assertThat(file.getKey()).as("written by: java -cp target/classes %s", ApiFiles.class.getName())
          .usingCharset(StandardCharsets.UTF_8).hasContent(file.getValue());
    }
  }

  @Test
  void theMainProgramWritesThem(@TempDir Path project) throws IOException {
    ApiFiles.main(new String[] {project.toString()});
    assertThat(Files.readString(project.resolve("docs/lua-api.md"))).startsWith("# Script API");
    assertThat(Files.readString(project.resolve("conf/lua/library/moonbus.lua"))).startsWith("---@meta");
  }

  @Test
  void theAnnotationsAreLua() {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(new EngineOptions());
      byte[] source = Annotations.text().getBytes(StandardCharsets.UTF_8);
      assertThat(state.load(source, "@moonbus.lua", state.globals())).isNotNull();
    }
  }

  @Test
  void everyTypeThatIsUsedIsDeclared() {
    Set<String> declared = objects().stream().map(ApiObject::name).collect(Collectors.toSet());
    assertThat(objects().stream().flatMap(object -> object.members().stream()).flatMap(ApiFilesTest::types)
        .flatMap(type -> TYPE_NAME.matcher(type.replaceAll("\\w+\\??:", "")).results().map(MatchResult::group)))
        .isNotEmpty()
        .allMatch(name -> declared.contains(name) || LUA_TYPES.contains(name));
  }

  @Test
  void everyMemberIsDocumented() {
    assertThat(objects().stream().flatMap(object -> object.members().stream()))
        .allMatch(member -> member.doc().endsWith("."), "ends with a sentence");
  }

  private static List<ApiObject> objects() {
    return Stream.concat(ScriptApi.GLOBAL.stream(), ScriptApi.TYPES.stream()).toList();
  }

  private static Stream<String> types(ApiMember member) {
    return member.signatures().isEmpty() ? Stream.of(member.type())
        : member.signatures().stream().flatMap(signature -> Stream.concat(
            signature.parameters().stream().map(ApiParameter::type), signature.results().stream()));
  }
}
