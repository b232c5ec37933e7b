package io.moonbus.lua.engine.patch;

import java.util.List;
import java.util.stream.Stream;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.MathLib;

/** Every correction of luaj-jse 3.0.1, with its reason. */
final class Corrections {

  static final List<Correction> ALL = Stream.of(numbersToText(), textToNumbers(), arithmetic(), keys(), strings(),
      comparisons(), Rewrites.ALL, TableRewrites.ALL, StringRewrites.ALL).flatMap(List::stream).toList();

  private Corrections() {
  }

  private static List<Correction> numbersToText() {
    String reason = "numbers pass through single precision and Java's spelling on their way to text";
    return List.of(
        Redirect.of(LuaDouble.class, "tojstring", NumberText.class, "tojstring", reason),
        Redirect.of(LuaDouble.class, "checkjstring", NumberText.class, "tojstring", reason),
        Redirect.of(LuaDouble.class, "optjstring", NumberText.class, "optjstring", reason),
        Redirect.of(LuaDouble.class, "strvalue", NumberText.class, "strvalue", reason),
        Redirect.of(LuaDouble.class, "checkstring", NumberText.class, "strvalue", reason),
        Redirect.of(LuaDouble.class, "optstring", NumberText.class, "optstring", reason),
        Redirect.of(LuaDouble.class, "tostring", NumberText.class, "tostring", reason));
  }

  private static List<Correction> textToNumbers() {
    String reason = "no hexadecimal fractions, no tabs or newlines around, a crash at \"0x\", silent cut at 64 digits";
    return List.of(
        Redirect.of(LuaString.class, "scannumber", NumberParser.class, "scannumber", reason),
        Redirect.of(LuaString.class, "scannumber", NumberParser.class, "scannumberOfBase", reason));
  }

  private static List<Correction> arithmetic() {
    String power = "an approximation of powers for small devices unless a library was loaded";
    return List.of(
        Redirect.of(LuaInteger.class, "neg", Arithmetic.class, "negate", "-0 is -0.0"),
        Redirect.of(LuaInteger.class, "mul", Arithmetic.class, "multiply", "0 * -1 is -0.0"),
        Redirect.ofStatic(LuaDouble.class, "ddiv", Arithmetic.class, "divide", "x / -0.0 and nan / 0 are wrong"),
        Redirect.ofStatic(LuaDouble.class, "ddiv_d", Arithmetic.class, "divideDouble", "as ddiv"),
        Redirect.ofStatic(LuaDouble.class, "dmod", Arithmetic.class, "modulo", "the same formula as for ddiv"),
        Redirect.ofStatic(LuaDouble.class, "dmod_d", Arithmetic.class, "moduloDouble", "as dmod"),
        Redirect.ofStatic(MathLib.class, "dpow", Arithmetic.class, "power", power),
        Redirect.ofStatic(MathLib.class, "dpow_d", Arithmetic.class, "powerDouble", power));
  }

  private static List<Correction> keys() {
    return List.of(
        Redirect.of(LuaDouble.class, "isinttype", Arithmetic.class, "isWholeKey", "t[-0] and t[0] are one entry"),
        Redirect.of(LuaDouble.class, "hashCode", KeyHash.class, "ofDouble",
            "all small numbers fall into one chain, and clients can choose others that do"),
        Redirect.ofStatic(LuaTable.class, "hashmod", KeyHash.class, "slot", "clients can choose integers of one chain"),
        Redirect.ofStatic(LuaString.class, "hashCode", KeyHash.class, "ofBytes",
            "clients can choose strings of one chain; of long ones only some bytes count"),
        Redirect.of(LuaString.class, "raweq", KeyHash.class, "areEqual", "compares the hashes of strings that are no keys"));
  }

  private static List<Correction> strings() {
    String reason = "characters beyond U+FFFF become broken UTF-8 on the way in and out";
    return List.of(
        Redirect.ofStatic(LuaString.class, "valueOf", Text.class, "encoded", reason),
        Redirect.ofStatic(LuaString.class, "decodeAsUtf8", Text.class, "decoded", reason),
        Redirect.ofStatic(LuaString.class, "lengthAsUtf8", Text.class, "encodedLength", reason),
        Redirect.ofStatic(LuaString.class, "encodeToUtf8", Text.class, "encodeInto", reason),
        Redirect.of(LuaString.class, "isValidUtf8", Text.class, "isValid", reason),
        Redirect.of(LuaString.class, "strcmp", Text.class, "compare", "bytes above 127 sort before all others"));
  }

  private static List<Correction> comparisons() {
    String swapped = "a > b asks __le and a >= b asks __lt";
    return List.of(
        Redirect.of(LuaValue.class, "gt", Comparison.class, "greater", swapped),
        Redirect.of(LuaValue.class, "gt_b", Comparison.class, "isGreater", swapped),
        Redirect.of(LuaValue.class, "gteq", Comparison.class, "greaterOrEqual", swapped),
        Redirect.of(LuaValue.class, "gteq_b", Comparison.class, "isGreaterOrEqual", swapped),
        Redirect.of(LuaValue.class, "tojstring", Comparison.class, "identity",
            "addresses are written as 0x and eight digits"));
  }
}
