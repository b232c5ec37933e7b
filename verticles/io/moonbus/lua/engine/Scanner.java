package io.moonbus.lua.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;

/**
 * Reads a source text before luaj's parser does: finds what LuaJIT's lexer refuses and luaj's takes, and rewrites what
 * luaj's refuses and LuaJIT's takes. It remembers where tokens end, to name the token at which the parser gives up.
 */
final class Scanner {

  /** A lexical error. */
  static final class Refusal {
    final String message;
    final String near;
    final int line;

    Refusal(String message, String near, int line) {
      this.message = message;
      this.near = near;
      this.line = line;
    }
  }

  /** How much of {@code ::name::} has just been read. */
  private enum Label {
    NONE, OPENED, NAMED, CLOSED
  }

  private static final Set<String> BLOCK_ENDS = Set.of("end", "else", "elseif", "until");
  private static final String SIMPLE_ESCAPES = "abfnrtv\\\"'\n\r";

  private static final String ENCODED = "_name_in_hexadecimal_";

  private final byte[] source;
  private final ByteArrayOutputStream out;
  /** Where tokens end in the rewritten text. */
  private int[] ends = new int[64];
  private int[] starts = new int[64];
  private int[] originalEnds = new int[64];
  private int tokens;
  private int at;
  private int line = 1;
  private Refusal refusal;
  private boolean hasEncodedNames;
  private Label label = Label.NONE;

  Scanner(byte[] source) {
    this.source = source;
    out = new ByteArrayOutputStream(source.length + 16);
    skipPreamble();
    while (refusal == null && at < source.length) {
      token();
    }
    out.write(' ');
  }

  /** The text for luaj's parser, up to the error when there is one. It ends with a blank, which is no part of the source. */
  byte[] rewritten() {
    return out.toByteArray();
  }

  /** {@code null} when there is no lexical error. */
  Refusal refusal() {
    return refusal;
  }

  /** The text of the token that ends at a place of the rewritten text. */
  String tokenEndingAt(int end) {
    int i = Arrays.binarySearch(ends, 0, tokens, end);
    if (i < 0) {
      return "?";
    }
    byte[] text = Arrays.copyOfRange(source, starts[i], originalEnds[i]);
    return new String(text, StandardCharsets.UTF_8);
  }

  private void skipPreamble() {
    if (source.length >= 3 && source[0] == (byte) 0xEF && source[1] == (byte) 0xBB && source[2] == (byte) 0xBF) {
      at = 3;
    }
    if (peek(0) == '#') {
      while (at < source.length && !isLineBreak(peek(0))) {
        at++;
      }
    }
  }

  private int peek(int offset) {
    return at + offset < source.length ? source[at + offset] & 0xff : -1;
  }

  private static boolean isLineBreak(int c) {
    return c == '\n' || c == '\r';
  }

  private void copy(int count) {
    out.write(source, at, count);
    at += count;
  }

  private void lineBreak() {
    int c = peek(0);
    at++;
    if (isLineBreak(peek(0)) && peek(0) != c) {
      at++;
    }
    line++;
    out.write('\n');
  }

  private void token() {
    int c = peek(0);
    if (isLineBreak(c)) {
      lineBreak();
    } else if (c == ' ' || c >= '\t' && c <= '\r') {
      copy(1);
    } else if (c == '-' && peek(1) == '-') {
      comment();
    } else {
      int start = at;
      if (label == Label.CLOSED) {
        separateFromLabel(c);
      }
      visible(c);
      if (refusal == null) {
        remember(start);
        followLabel(start);
      }
    }
  }

  /**
   * luaj joins two assignments of nil across a label, so that a jump to it misses the second one. A loop without code
   * between them prevents that; not at the end of a block, where it would make the label one that precedes statements.
   */
  private void separateFromLabel(int c) {
    int end = 0;
    while (isName(peek(end))) {
      end++;
    }
    String word = new String(source, at, end, StandardCharsets.ISO_8859_1);
    if (c != ';' && c != ':' && !BLOCK_ENDS.contains(word)) {
      out.writeBytes(" repeat until true ".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void followLabel(int start) {
    boolean colons = at - start == 2 && source[start] == ':';
    label = switch (label) {
      case OPENED -> isName(source[start] & 0xff) ? Label.NAMED : Label.NONE;
      case NAMED -> colons ? Label.CLOSED : Label.NONE;
      default -> colons ? Label.OPENED : Label.NONE;
    };
  }

  private void remember(int start) {
    if (tokens == ends.length) {
      ends = Arrays.copyOf(ends, tokens * 2);
      starts = Arrays.copyOf(starts, tokens * 2);
      originalEnds = Arrays.copyOf(originalEnds, tokens * 2);
    }
    ends[tokens] = out.size();
    starts[tokens] = start;
    originalEnds[tokens++] = at;
  }

  private void visible(int c) {
    if (isDigit(c) || c == '.' && isDigit(peek(1))) {
      number();
    } else if (isName(c)) {
      name();
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '[' && (peek(1) == '[' || peek(1) == '=')) {
      longString();
    } else if (c < ' ') {
      refuse("unexpected symbol", "char(" + c + ")");
    } else {
      copy(operatorLength(c));
    }
  }

  private int operatorLength(int c) {
    int next = peek(1);
    if (c == '.') {
      return next != '.' ? 1 : peek(2) == '.' ? 3 : 2;
    }
    boolean twice = (c == '=' || c == '<' || c == '>' || c == '~') && next == '=' || c == ':' && next == ':';
    return twice ? 2 : 1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isName(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  /** luaj's parser knows names of ASCII only: others are written in hexadecimal. */
  private void name() {
    int end = 1;
    boolean ascii = peek(0) < 0x80;
    while (isName(peek(end)) || isDigit(peek(end))) {
      ascii &= peek(end++) < 0x80;
    }
    if (ascii) {
      copy(end);
    } else {
      out.writeBytes((ENCODED + HexFormat.of().formatHex(source, at, at + end)).getBytes(StandardCharsets.US_ASCII));
      hasEncodedNames = true;
      at += end;
    }
  }

  /** Whether names are written in hexadecimal. */
  boolean hasEncodedNames() {
    return hasEncodedNames;
  }

  /** The name in the source for one in the rewritten text. */
  static LuaString decoded(LuaString name) {
    String text = name == null ? "" : name.tojstring();
    if (!text.startsWith(ENCODED)) {
      return name;
    }
    try {
      return LuaString.valueOf(HexFormat.of().parseHex(text.substring(ENCODED.length())));
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private void refuse(String message, String near) {
    refusal = new Refusal(message, near, line);
  }

  private void number() {
    boolean hexadecimal = peek(0) == '0' && (peek(1) | 0x20) == 'x';
    boolean prefixed = hexadecimal || peek(0) == '0' && (peek(1) | 0x20) == 'b';
    int end = 0;
    while (isDigit(peek(end)) || isName(peek(end)) || peek(end) == '.' || isSign(end, hexadecimal ? 'p' : 'e')) {
      end++;
    }
    LuaString text = LuaString.valueOf(source, at, end);
    LuaNumber value = Numerals.parse(text);
    if (value == null) {
      refuse("malformed number", text.tojstring());
    } else if (prefixed && !Double.isInfinite(value.todouble())) {
      // luaj misreads signs of binary exponents and knows no binary digits.
      out.writeBytes(Double.toString(value.todouble()).getBytes(StandardCharsets.US_ASCII));
      at += end;
    } else {
      copy(end);
    }
  }

  private boolean isSign(int offset, char exponent) {
    return offset > 0 && (peek(offset) == '+' || peek(offset) == '-') && (peek(offset - 1) | 0x20) == exponent;
  }

  private void string(int quote) {
    int start = at;
    copy(1);
    while (refusal == null && peek(0) != quote) {
      int c = peek(0);
      if (c < 0) {
        refuse("unfinished string", "<eof>");
      } else if (isLineBreak(c)) {
        refuse("unfinished string", textFrom(start));
      } else if (c == '\\') {
        escape(start);
      } else {
        copy(1);
      }
    }
    if (refusal == null) {
      copy(1);
    }
  }

  private String textFrom(int start) {
    return new String(source, start, at - start, StandardCharsets.UTF_8);
  }

  private void escape(int start) {
    int c = peek(1);
    if (c == 'u' && peek(2) == '{') {
      unicodeEscape(start);
    } else if (isLineBreak(c)) {
      out.write('\\');
      at++;
      lineBreak();
    } else if (c == 'z') {
      at += 2;
      while (peek(0) == ' ' || peek(0) >= '\t' && peek(0) <= '\r') {
        if (isLineBreak(peek(0))) {
          // A line break inside the text would end it for luaj; the escape for "skip blanks" carries it.
          out.writeBytes(new byte[] {'\\', 'z'});
          lineBreak();
        } else {
          at++;
        }
      }
    } else if (isDigit(c)) {
      decimalEscape(start);
    } else if (c == 'x' && isHexadecimal(peek(2)) && isHexadecimal(peek(3))) {
      copy(4);
    } else if (c < 0) {
      at++;
    } else if (SIMPLE_ESCAPES.indexOf(c) >= 0) {
      copy(2);
    } else {
      at += 2;
      refuse("invalid escape sequence", textFrom(start));
    }
  }

  private void decimalEscape(int start) {
    int value = 0;
    int end = 1;
    while (end <= 3 && isDigit(peek(end))) {
      value = value * 10 + peek(end++) - '0';
    }
    if (value > 255) {
      at += end;
      refuse("invalid escape sequence", textFrom(start));
    } else {
      copy(end);
    }
  }

  private static boolean isHexadecimal(int c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private void unicodeEscape(int start) {
    int end = 3;
    int value = 0;
    while (isHexadecimal(peek(end)) && value <= 0x10FFFF) {
      value = value * 16 + Character.digit(peek(end++), 16);
    }
    boolean valid = end > 3 && peek(end) == '}' && value <= 0x10FFFF;
    at += Math.min(end + 1, source.length - at);
    if (!valid) {
      refuse("invalid escape sequence", textFrom(start));
      return;
    }
    byte[] encoded = value >= 0xD800 && value <= 0xDFFF ? surrogate(value)
        : Character.toString(value).getBytes(StandardCharsets.UTF_8);
    for (byte b : encoded) {
      out.writeBytes("\\%03d".formatted(b & 0xff).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static byte[] surrogate(int value) {
    return new byte[] {(byte) (0xE0 | value >> 12), (byte) (0x80 | value >> 6 & 0x3f), (byte) (0x80 | value & 0x3f)};
  }

  /** The number of {@code =} of a long bracket that begins here, -1 when none does. */
  private int longBracketLevel() {
    int level = 1;
    while (peek(level) == '=') {
      level++;
    }
    return peek(0) == '[' && peek(level) == '[' ? level - 1 : -1;
  }

  private boolean isLongBracketEnd(int level) {
    if (peek(0) != ']' || peek(level + 1) != ']') {
      return false;
    }
    for (int i = 1; i <= level; i++) {
      if (peek(i) != '=') {
        return false;
      }
    }
    return true;
  }

  private void comment() {
    at += 2;
    int level = longBracketLevel();
    if (level < 0) {
      while (at < source.length && !isLineBreak(peek(0))) {
        at++;
      }
      return;
    }
    at += level + 2;
    while (at < source.length && !isLongBracketEnd(level)) {
      if (isLineBreak(peek(0))) {
        lineBreak();
      } else {
        at++;
      }
    }
    if (at >= source.length) {
      refuse("unfinished long comment", "<eof>");
    } else {
      at += level + 2;
      out.write(' ');
    }
  }

  private void longString() {
    int level = longBracketLevel();
    if (level < 0) {
      int end = 1;
      while (peek(end) == '=') {
        end++;
      }
      refuse("invalid long string delimiter", new String(source, at, end, StandardCharsets.UTF_8));
      return;
    }
    // luaj refuses [[ inside [[ ]]: a bracket of another level says the same.
    int used = level == 0 ? freeLevel() : level;
    bracket('[', used);
    at += level + 2;
    while (at < source.length && !isLongBracketEnd(level)) {
      if (isLineBreak(peek(0))) {
        lineBreak();
      } else {
        copy(1);
      }
    }
    if (at >= source.length) {
      refuse("unfinished long string", "<eof>");
    } else {
      bracket(']', used);
      at += level + 2;
    }
  }

  private void bracket(char c, int level) {
    out.write(c);
    for (int i = 0; i < level; i++) {
      out.write('=');
    }
    out.write(c);
  }

  /** A level whose closing bracket does not occur before the next {@code ]]}. */
  private int freeLevel() {
    int longest = 0;
    for (int i = at + 2; i + 1 < source.length && !(source[i] == ']' && source[i + 1] == ']'); i++) {
      int run = 0;
      while (i + run < source.length && source[i + run] == '=') {
        run++;
      }
      longest = Math.max(longest, run);
      i += Math.max(0, run - 1);
    }
    return longest + 1;
  }
}
