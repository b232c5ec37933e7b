package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.LuaError;

class AddressesTest extends MonaFixture {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "'127.0.0.1:80'                       | 127.0.0.1:80 127.0.0.1 80 false",
      "'127.0.0.1', 80                      | 127.0.0.1:80 127.0.0.1 80 false",
      "'127.0.0.1', '80'                    | 127.0.0.1:80 127.0.0.1 80 false",
      "'127.0.0.1', 'http'                  | 127.0.0.1:80 127.0.0.1 80 false",
      "'[::1]:80'                           | [::1]:80 ::1 80 true",
      "'::1', 80                            | [::1]:80 ::1 80 true",
      "'[::1]', 80                          | [::1]:80 ::1 80 true",
      "'localhost:80'                       | 127.0.0.1:80 127.0.0.1 80 false",
      "80                                   | 0.0.0.0:80 0.0.0.0 80 false",
      "'80'                                 | 0.0.0.0:80 0.0.0.0 80 false",
      "mona:createIPAddress('1.2.3.4'), 81  | 1.2.3.4:81 1.2.3.4 81 false",
      "mona:createIPAddress('1.2.3.4')      | 1.2.3.4:0 1.2.3.4 0 false",
      "mona:createSocketAddress('1.2.3.4:5')| 1.2.3.4:5 1.2.3.4 5 false"})
  void createsSocketAddresses(String arguments, String expected) {
    assertThat(eval("(function(a) return a.value, tostring(a.host), a.port, a.isIPv6 end)(mona:createSocketAddress("
        + arguments + "))")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'127.0.0.1:80:90'", "'abc'", "'abc:80'", "nil",
      "{}", "true", "':80'"})
  void createsNoSocketAddressOfSomethingElse(String arguments) {
    assertThat(context.run("return mona:createSocketAddress(" + arguments + ")").narg()).isZero();
    assertThat(context.logged).isEmpty();
  }

  @Test
  void aBadPortIsZeroWithAWarning() {
    assertThat(eval("mona:createSocketAddress('127.0.0.1:-1').port, mona:createSocketAddress('1.2.3.4', 65536).port, "
        + "mona:createSocketAddress('1.2.3.4', 'nosuchservice').port")).isEqualTo("0 0 0");
    assertThat(context.logged).hasSize(3).allMatch(line -> line.startsWith("WARNING"));
  }

  @Test
  void createsIpAddresses() {
    assertThat(eval("mona:createIPAddress('1.2.3.4').value, mona:createIPAddress().isWildcard, "
        + "mona:createIPAddress(mona:createSocketAddress('1.2.3.4:5')).value, type(mona:createIPAddress())"))
        .isEqualTo("1.2.3.4 true 1.2.3.4 table");
    assertThat(eval("(mona:createIPAddress('')), (mona:createIPAddress(12)), (mona:createIPAddress(nil))"))
        .isEqualTo("nil nil nil");
  }

  @Test
  void failuresGoToAFunctionGivenAsFirstArgument() {
    assertThat(eval("(function() local m mona:createIPAddress(function(e) m = e end, 'abc') return m end)()"))
        .isEqualTo("Invalid ip abc");
    assertThatThrownBy(() -> eval("mona:createSocketAddress(error, 'abc')")).isInstanceOf(LuaError.class)
        .hasMessageContaining("Missing port number in abc");
    assertThat(eval("mona:createIPAddress(error, '1.2.3.4').value")).isEqualTo("1.2.3.4");
  }

  @Test
  void addressesAreComparedByValue() {
    context.run("function ip(t) return mona:createIPAddress(t) end");
    context.run("function sa(t) return mona:createSocketAddress(t) end");
    assertThat(eval("ip('1.2.3.4') == ip('1.2.3.4'), ip('1.2.3.4') == ip('1.2.3.5'), ip('1.2.3.4') < ip('200.0.0.0'), "
        + "ip('255.0.0.1') < ip('::1'), ip('1.2.3.4') <= ip('1.2.3.4')")).isEqualTo("true false true true true");
    assertThat(eval("sa('1.2.3.4:5') == sa('1.2.3.4:5'), sa('1.2.3.4:5') < sa('1.2.3.4:6'), "
        + "sa('1.2.3.4:9') < sa('1.2.3.5:6'), sa('1.2.3.4:5') == ip('1.2.3.4')")).isEqualTo("true true true false");
  }

  @Test
  void addressesAreNotComparedWithOtherValues() {
    assertThat(eval("mona:createIPAddress('1.2.3.4') == '1.2.3.4'")).isEqualTo("false");
    assertThatThrownBy(() -> eval("mona:createIPAddress('1.2.3.4') < 5")).isInstanceOf(LuaError.class)
        .hasMessageContaining("attempt to compare table with number");
  }

  @Test
  void callingAnAddressCopiesIt() {
    assertThat(eval("(function() local a = mona:createSocketAddress('1.2.3.4:5') local b = a() "
        + "return a == b, rawequal(a, b), b.value, a.host() == a.host end)()")).isEqualTo("true false 1.2.3.4:5 true");
  }

  @Test
  void addressesAreConcatenatedAsTexts() {
    assertThat(eval("mona:createIPAddress('1.2.3.4') .. 'x', 'x' .. mona:createSocketAddress('1.2.3.4:5'), "
        + "mona:createIPAddress('::1') .. mona:createIPAddress('::2'), 1 .. mona:createIPAddress('::')"))
        .isEqualTo("1.2.3.4x x1.2.3.4:5 ::1::2 1::");
  }

  @Test
  void addressesTakeFieldsOfTheScriptAndHaveNoOthers() {
    assertThat(eval("(function() local a = mona:createIPAddress() a.mine = 1 return a.mine, a.nope, a[1] end)()"))
        .isEqualTo("1 nil nil");
  }
}
