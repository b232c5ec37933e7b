package io.moonbus.lua.engine.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.MathLib;
import org.objectweb.asm.Type;

class CorrectionsTest {

  @TestFactory
  Stream<DynamicTest> everyCorrectedClassComesBeforeTheJar() {
    return Corrections.ALL.stream().map(Correction::owner).distinct()
        .map(owner -> DynamicTest.dynamicTest(owner, () -> assertThat(
            CorrectionsTest.class.getClassLoader().getResource(owner + ".class").getProtocol()).isEqualTo("file")));
  }

  @TestFactory
  Stream<DynamicTest> everyCorrectionIsInTheLoadedClass() {
    return Corrections.ALL.stream().map(correction -> DynamicTest.dynamicTest(
        correction.owner() + "." + correction.name() + ": " + correction.reason(),
        () -> assertThat(methods(Class.forName(correction.owner().replace('/', '.'))))
            .contains(correction.name() + correction.descriptor())));
  }

  private static Stream<String> methods(Class<?> type) {
    return Stream.concat(Arrays.stream(type.getDeclaredMethods()).map(m -> m.getName() + Type.getMethodDescriptor(m)),
        Arrays.stream(type.getDeclaredConstructors()).map(c -> "<init>" + Type.getConstructorDescriptor(c)));
  }

  @ParameterizedTest
  @CsvSource({"0.1,0.1", "1e15,1e+15", "1e14,1e+14", "99999999999999,99999999999999", "1e100,1e+100", "1e-5,1e-05",
      "0.0001,0.0001", "-1e-7,-1e-07", "9007199254740992,9.007199254741e+15", "123456789.123,123456789.123",
      "0.333333333333333333,0.33333333333333", "5e-324,4.9406564584125e-324", "1.7976931348623157e308,1.7976931348623e+308",
      "99999999999999.9,1e+14", "-0.0,-0", "Infinity,inf", "-Infinity,-inf", "NaN,nan", "-2147483649,-2147483649",
      "1234567890123456,1.2345678901235e+15", "100.5,100.5", "0.5,0.5"})
  void numbersHaveFourteenDigits(double number, String text) {
    LuaValue value = LuaValue.valueOf(number);
    assertThat(value.tojstring()).isEqualTo(text);
    assertThat(value.checkjstring()).isEqualTo(text);
    assertThat(value.optjstring("")).isEqualTo(text);
    assertThat(value.strvalue().tojstring()).isEqualTo(text);
    assertThat(value.checkstring().tojstring()).isEqualTo(text);
    assertThat(value.optstring(null).tojstring()).isEqualTo(text);
    assertThat(value.tostring().tojstring()).isEqualTo(text);
    assertThat(LuaValue.valueOf("").concat(value).tojstring()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"10,10", "' 10 ',10", "'\t10\n',10", "0x10,16", "-0x10,-16", "0x.8p1,1", "0xA.8,10.5", "0X1P+3,8",
      "0b11,3", "inf,Infinity", "-INF,-Infinity", "Infinity,Infinity", "3.,3", ".5,0.5", "1.e1,10", "1e400,Infinity", "+5,5", "0xffffffffff,1099511627775", "1e1,10",
      "12345678901234567890,1.2345678901234567e19", "1E-2,0.01"})
  void textIsReadAsANumber(String text, double number) {
    assertThat(LuaValue.valueOf(text).tonumber().todouble()).isEqualTo(number);
    assertThat(LuaValue.valueOf(text).add(0).todouble()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"''", "0x", "0b", "0x.p1", "1e", "1e+", "in", "infinit", "nano", "- 1", "--5", "1_0", ".", ".e1", "1d",
      "1f", "0x1p", "1LL", "1 2", "x"})
  void otherTextIsNoNumber(String text) {
    assertThat(LuaValue.valueOf(text).tonumber().isnil()).isTrue();
    assertThat(LuaValue.valueOf(text).isnumber()).isFalse();
  }

  @Test
  void longTextIsReadToItsEnd() {
    assertThat(LuaValue.valueOf("0." + "0".repeat(100) + "1e101").tonumber().todouble()).isEqualTo(1);
    assertThat(LuaValue.valueOf("0".repeat(100) + "x").tonumber().isnil()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"z,36,35", "ff,16,255", "-ff,16,-255", "0xff,16,255", "' 11 ',2,3", "ffffffffffffffffffff,16,18446744073709551616"})
  void textOfABaseIsRead(String text, int base, double number) {
    assertThat(LuaString.valueOf(text).tonumber(base).todouble()).isEqualTo(number);
  }

  @Test
  void textWithDigitsBeyondTheBaseIsNoNumber() {
    assertThat(LuaString.valueOf("8").tonumber(8).isnil()).isTrue();
    assertThat(LuaString.valueOf("").tonumber(8).isnil()).isTrue();
  }

  @Test
  void zeroKeepsItsSign() {
    assertThat(LuaValue.valueOf(-0.0).tojstring()).isEqualTo("-0");
    assertThat(LuaValue.ZERO.neg().tojstring()).isEqualTo("-0");
    assertThat(LuaValue.ZERO.mul(-1).tojstring()).isEqualTo("-0");
    assertThat(LuaValue.ZERO.mul(1).tojstring()).isEqualTo("0");
    assertThat(LuaValue.ONE.div(LuaValue.valueOf(-0.0)).todouble()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(LuaValue.valueOf(Double.NaN).div(LuaValue.ZERO).todouble()).isNaN();
  }

  @Test
  void integersOverflowIntoDoubles() {
    LuaValue smallest = LuaValue.valueOf(Integer.MIN_VALUE);
    assertThat(smallest.neg().todouble()).isEqualTo(2147483648.0);
    assertThat(smallest.mul(smallest).todouble()).isEqualTo(0x1p62);
    assertThat(smallest.sub(LuaValue.ONE).todouble()).isEqualTo(-2147483649.0);
  }

  @Test
  void modulusFollowsTheDivisor() {
    assertThat(LuaValue.valueOf(-7).mod(LuaValue.valueOf(3)).toint()).isEqualTo(2);
    assertThat(LuaValue.valueOf(7).mod(LuaValue.valueOf(-3)).toint()).isEqualTo(-2);
    assertThat(LuaValue.valueOf(5).mod(LuaValue.ZERO).todouble()).isNaN();
    assertThat(LuaValue.valueOf(5).mod(LuaValue.valueOf(Double.POSITIVE_INFINITY)).todouble()).isNaN();
  }

  @Test
  void powersAreExact() {
    assertThat(LuaValue.valueOf(2).pow(LuaValue.valueOf(0.5)).todouble()).isEqualTo(Math.sqrt(2));
    assertThat(MathLib.dpow_d(10, -5)).isEqualTo(1e-5);
    assertThat(MathLib.dpow_d(1, Double.NaN)).isEqualTo(1);
    assertThat(MathLib.dpow_d(-1, Double.POSITIVE_INFINITY)).isEqualTo(1);
  }

  @Test
  void zeroIsOneKeyWhateverItsSign() {
    LuaTable table = new LuaTable();
    table.set(LuaValue.valueOf(-0.0), LuaValue.ONE);
    assertThat(table.get(0).toint()).isEqualTo(1);
    table.set(0, LuaValue.valueOf(2));
    assertThat(table.get(LuaValue.valueOf(-0.0)).toint()).isEqualTo(2);
    assertThat(table.keyCount()).isEqualTo(1);
  }

  @Test
  void textOutsideTheBasicPlaneSurvives() {
    LuaString text = LuaString.valueOf("a😀ä");
    assertThat(text.m_length).isEqualTo(7);
    assertThat(text.tojstring()).isEqualTo("a😀ä");
    assertThat(text.isValidUtf8()).isTrue();
    assertThat(LuaString.valueOf(new byte[] {(byte) 0xff}).isValidUtf8()).isFalse();
    assertThat(LuaString.lengthAsUtf8("😀".toCharArray())).isEqualTo(4);
  }

  @Test
  void stringsAreOrderedByUnsignedBytes() {
    LuaString high = LuaString.valueOf(new byte[] {'a', (byte) 200});
    assertThat(LuaString.valueOf("az").lt_b(high)).isTrue();
    assertThat(LuaString.valueOf("a").lt_b(LuaString.valueOf("ab"))).isTrue();
    assertThat(LuaString.valueOf("Z").lteq_b(LuaString.valueOf("a"))).isTrue();
  }

  @Test
  void valuesWithoutATextShowAnAddress() {
    assertThat(new LuaTable().tojstring()).matches("table: 0x[0-9a-f]{8}");
  }

  @Test
  void valuesWithoutAnOrderRaise() {
    assertThatThrownBy(() -> new LuaTable().gt(new LuaTable())).isInstanceOf(LuaError.class);
  }

  @Test
  void aStringOfDigitsStaysAStringWhereANumberWas() {
    LuaTable table = new LuaTable();
    table.set("x", LuaValue.ONE);
    table.set("x", LuaValue.valueOf("6"));
    assertThat(table.get("x")).isInstanceOf(LuaString.class);
  }

  @Test
  void tablesOfRemovedEntriesGrow() {
    LuaTable table = new LuaTable();
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < 8; i++) {
        table.set("key" + round + i, LuaValue.ONE);
        table.set("key" + round + i, LuaValue.NIL);
      }
      table.set(round + 1, LuaValue.ONE);
    }
    assertThat(table.length()).isEqualTo(100);
    assertThat(table.keyCount()).isEqualTo(100);
  }
}
