package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

class MonaTest extends MonaFixture {

  @Override
  void prepare() {
    context.configs.putAll(Map.of("myGroup.myConfig", "test", "myGroup.num", "42", "HTTP.port", "8080",
        "host", "0.0.0.0", "flag", "TRUE", "off", "false", "nothing", "null", "a.b.c", "1.50"));
    context.arguments.put("verbose", "true");
  }

  @Test
  void settingsAreFoundByKeyAndByGroup() {
    assertThat(eval("mona.configs.myGroup.myConfig, mona.configs.myGroup.num, mona.configs['myGroup.num'], "
        + "type(mona.configs.myGroup.num), mona.configs.a.b.c, mona.configs['a.b'].c"))
        .isEqualTo("test 42 42 number 1.5 1.5");
  }

  @Test
  void settingsHaveTypes() {
    assertThat(eval("mona.configs.flag, mona.configs.off, mona.configs.nothing, mona.configs.host, mona.configs.nope"))
        .isEqualTo("true false nil 0.0.0.0 nil");
  }

  @Test
  void unknownKeysFallBackToSettings() {
    assertThat(eval("mona.HTTP.port, mona.host, mona.nope")).isEqualTo("8080 0.0.0.0 nil");
  }

  @Test
  void argumentsAreSettingsToo() {
    assertThat(eval("mona.arguments.verbose, mona.configs.arguments.verbose, #mona.arguments"))
        .isEqualTo("true true 1");
  }

  @Test
  void theEnvironmentIsThatOfTheProcess() {
    assertThat(eval("#mona.environment > 0, type(mona.environment.PATH)")).isEqualTo("true string");
  }

  @Test
  void assignmentBelongsToTheApplication() {
    Mona other = Mona.create(context);
    assertThat(eval("(function() mona.foo = 'bar' return mona.foo, rawget(mona, 'foo') end)()")).isEqualTo("bar bar");
    assertThat(other.get("foo")).isEqualTo(LuaValue.NIL);
  }

  @Test
  void collectionsAreEmptyAtFirst() {
    assertThat(eval("#mona.clients, #mona.groups, #mona.publications, mona.clients('x'), mona.publications('x')"))
        .isEqualTo("0 0 0 nil nil");
    assertThat(eval("#mona.servers, mona.servers.count, mona.servers[1], mona.servers(1), #mona.servers.initiators, "
        + "#mona.servers.targets")).isEqualTo("0 0 nil nil 0 0");
  }

  @Test
  void aMethodCalledWithADotIsLoggedAndGivesNothing() {
    assertThat(context.run("return mona.time()").narg()).isZero();
    assertThat(context.run("return mona.split('a,b', ',')").narg()).isZero();
    assertThat(context.logged).hasSize(2).first().asString().startsWith("SEVERE").endsWith("object:time(…)");
  }

  @Test
  void aMethodCanBeKeptInAVariable() {
    assertThat(eval("(function() local split = mona.split return split(mona, 'a,b', ',') end)()")).isEqualTo("a b");
  }

  @Test
  void itsMetatableIsProtected() {
    assertThatThrownBy(() -> context.run("setmetatable(mona, {})")).isInstanceOf(LuaError.class);
    assertThat(eval("type(getmetatable(mona))")).isEqualTo("string");
  }

  @Test
  void publishingIsNotOfferedAndSaysSo() {
    assertThatThrownBy(() -> eval("mona:publish('live')")).isInstanceOf(LuaError.class)
        .hasMessageContaining("this server offers no publications yet");
  }

  @Test
  void timeIsInMilliseconds() {
    assertThat(context.run("return mona:time()").todouble(1)).isBetween(1.7e12, 1e14);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "\"a,b,,c,\", \",\"      | <a><b><><c><>",
      "\"a,b,,c,\", \",\", 1   | <a><b><c>",
      "\" a , b,, \", \",\", 2 | <a><b><><>",
      "\" a , b,, \", \",\", 3 | <a><b>",
      "\"\", \",\"             | <>",
      "\"\", \",\", 1          | -",
      "\"a;b,c\", \";,\"       | <a><b><c>",
      "\"abc\", \"x\"          | <abc>",
      "\"a\"                   | <a>",
      "12345, 3                | <12><45>",
      "\"  \", \",\", 2        | <>",
      "\"  \", \",\", 3        | -"})
  void splitCutsTexts(String arguments, String parts) {
    String result = eval("(function(...) local s = '' for i = 1, select('#', ...) do s = s .. '<' .. select(i, ...) .. "
        + "'>' end return s end)(mona:split(" + arguments + "))");
    assertThat(result.isEmpty() ? "-" : result).isEqualTo(parts);
  }

  @Test
  void wrongArgumentsAreErrorsThatNameThem() {
    assertThatThrownBy(() -> eval("mona:split(nil, ',')")).isInstanceOf(LuaError.class)
        .hasMessageContaining("bad argument #1 to 'split' (string expected, got nil)");
    assertThatThrownBy(() -> eval("mona:split('a', {})")).isInstanceOf(LuaError.class)
        .hasMessageContaining("bad argument #2 to 'split' (string expected, got table)");
    assertThatThrownBy(() -> eval("mona:split('a', 'b', 'c')")).isInstanceOf(LuaError.class)
        .hasMessageContaining("bad argument #3 to 'split' (number expected, got string)");
    assertThatThrownBy(() -> eval("mona:setTimer(1, {})")).isInstanceOf(LuaError.class)
        .hasMessageContaining("bad argument #2 to 'setTimer' (function expected, got table)");
  }

  @Test
  void splitBoundsTheNumberOfParts() {
    assertThatThrownBy(() -> eval("mona:split(string.rep(',', 1000000), ',')")).isInstanceOf(LuaError.class)
        .hasMessageContaining("split: more than 1000000 parts");
  }

  @Test
  void digestsAreRawAndOnePerArgument() {
    assertThat(hex("mona:md5('hello')")).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(hex("mona:md5('\\0\\255')")).isEqualTo("d07d34efac6328007ad67c7e0a985e00");
    assertThat(hex("mona:sha256(12)")).isEqualTo("6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918");
    assertThat(context.run("return mona:md5('a', 'b')").narg()).isEqualTo(2);
    assertThat(context.run("return mona:sha256()").narg()).isZero();
  }

  @Test
  void aDigestOfSomethingElseIsLoggedAndNil() {
    assertThat(eval("mona:md5(nil), mona:sha256({}), mona:sha256(true)")).isEqualTo("nil nil nil");
    assertThat(context.logged).hasSize(3).allMatch(line -> line.startsWith("SEVERE"));
  }

  private String hex(String expression) {
    LuaString digest = context.run("return " + expression).arg1().checkstring();
    return HexFormat.of().formatHex(digest.m_bytes, digest.m_offset, digest.m_offset + digest.m_length);
  }

  @Test
  void dumpWritesBytesToTheLog() {
    context.run("mona:dump('hello\\0world, this is more', 18) mona:dump('NAME', 'hello', 3) mona:dump('x')");
    assertThat(context.logged.get(0)).startsWith("FINE").contains("dump, 18 of 25 bytes",
        "\n68 65 6C 6C 6F 00 77 6F 72 6C 64 2C 20 74 68 69  hello.world, thi\n73 20 ");
    assertThat(context.logged.get(1)).contains("NAME, 3 of 5 bytes\n68 65 6C ");
    assertThat(context.logged.get(2)).contains("dump, 1 of 1 bytes");
    context.run("mona:dump(string.rep('x', 100000))");
    assertThat(context.logged.get(3)).contains("dump, 65536 of 100000 bytes");
  }
}
