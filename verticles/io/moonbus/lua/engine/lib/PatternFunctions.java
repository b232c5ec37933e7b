package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** The functions of {@code string} that take patterns. */
final class PatternFunctions {

  private static final LuaString SPECIALS = LuaString.valueOf("^$*+?.([%-");

  private final LuaState state;
  private final int maxStringBytes;

  PatternFunctions(LuaState state, int maxStringBytes) {
    this.state = state;
    this.maxStringBytes = maxStringBytes;
  }

  void addTo(LuaTable string) {
    Native.add(string, "find", this::find);
    Native.add(string, "match", this::match);
    Native.add(string, "gmatch", this::gmatch);
    Native.add(string, "gfind", this::gmatch);
    Native.add(string, "gsub", this::gsub);
  }

  private Varargs find(Arguments a) {
    LuaString subject = a.string(1);
    LuaString pattern = a.string(2);
    int start = start(a, subject);
    if (start > subject.m_length) {
      return LuaValue.NIL;
    }
    if (a.get(4).toboolean() || pattern.indexOfAny(SPECIALS) < 0) {
      int at = indexOf(subject, pattern, start);
      return at < 0 ? LuaValue.NIL
          : LuaValue.varargsOf(LuaValue.valueOf(at + 1), LuaValue.valueOf(at + pattern.m_length));
    }
    Matcher matcher = new Matcher(state, subject, pattern);
    int at = search(matcher, subject, pattern, start);
    return at < 0 ? LuaValue.NIL : LuaValue.varargsOf(LuaValue.valueOf(at + 1), LuaValue.valueOf(matcher.end()),
        matcher.captures(at, matcher.end(), false));
  }

  private Varargs match(Arguments a) {
    LuaString subject = a.string(1);
    LuaString pattern = a.string(2);
    int start = start(a, subject);
    if (start > subject.m_length) {
      return LuaValue.NIL;
    }
    Matcher matcher = new Matcher(state, subject, pattern);
    int at = search(matcher, subject, pattern, start);
    return at < 0 ? LuaValue.NIL : matcher.captures(at, matcher.end(), true);
  }

  private static int search(Matcher matcher, LuaString subject, LuaString pattern, int start) {
    boolean anchored = isAnchored(pattern);
    for (int at = start; at <= subject.m_length; at++) {
      if (matcher.match(at, anchored ? 1 : 0) != Matcher.FAIL) {
        return at;
      }
      if (anchored) {
        break;
      }
    }
    return -1;
  }

  private int indexOf(LuaString subject, LuaString text, int start) {
    int last = subject.m_length - text.m_length;
    for (int at = start; at <= last; at++) {
      if (LuaString.equals(subject, at, text, 0, text.m_length)) {
        return at;
      }
      if ((at & 0xffff) == 0xffff) {
        state.poll();
      }
    }
    return -1;
  }

  private Varargs gmatch(Arguments a) {
    LuaString subject = a.string(1);
    Matcher matcher = new Matcher(state, subject, a.string(2));
    return new VarArgFunction() {
      private int from;

      @Override
      public Varargs invoke(Varargs ignored) {
        for (int at = from; at <= subject.m_length; at++) {
          int matchEnd = matcher.match(at, 0);
          if (matchEnd != Matcher.FAIL) {
            from = matchEnd == at ? matchEnd + 1 : matchEnd;
            return matcher.captures(at, matchEnd, true);
          }
        }
        from = subject.m_length + 1;
        return LuaValue.NONE;
      }
    };
  }

  private Varargs gsub(Arguments a) {
    LuaString subject = a.string(1);
    LuaString pattern = a.string(2);
    LuaValue replacement = replacement(a);
    int most = a.integer(4, subject.m_length + 1);
    int anchor = isAnchored(pattern) ? 1 : 0;
    Matcher matcher = new Matcher(state, subject, pattern);
    Bytes result = new Bytes(maxStringBytes);
    int count = 0;
    int at = 0;
    while (count < most) {
      int matchEnd = matcher.match(at, anchor);
      if (matchEnd != Matcher.FAIL) {
        count++;
        replace(result, matcher, replacement, subject, at, matchEnd);
      }
      if (matchEnd != Matcher.FAIL && matchEnd > at) {
        at = matchEnd;
      } else if (at < subject.m_length) {
        result.add(subject.luaByte(at++));
      } else {
        break;
      }
      if (anchor == 1) {
        break;
      }
    }
    if (at < subject.m_length) {
      result.add(subject.m_bytes, subject.m_offset + at, subject.m_length - at);
    }
    return LuaValue.varargsOf(result.string(), LuaValue.valueOf(count));
  }

  private static LuaValue replacement(Arguments a) {
    LuaValue value = a.get(3);
    if (value instanceof LuaNumber) {
      return value.strvalue();
    }
    if (value instanceof LuaString || value instanceof LuaTable || value.isfunction()) {
      return value;
    }
    throw a.error(3, "string/function/table expected");
  }

  private void replace(Bytes result, Matcher matcher, LuaValue replacement, LuaString subject, int start, int end) {
    if (replacement instanceof LuaString text) {
      expand(result, matcher, text, start, end);
      return;
    }
    LuaValue value = replacement instanceof LuaTable table ? table.get(matcher.capture(0, start, end))
        : replacement.invoke(matcher.captures(start, end, true)).arg1();
    if (!value.toboolean()) {
      result.add(subject.m_bytes, subject.m_offset + start, end - start);
    } else if (value instanceof LuaString || value instanceof LuaNumber) {
      result.add(value.strvalue());
    } else {
      throw new LuaError("invalid replacement value (a " + value.typename() + ")");
    }
  }

  private static void expand(Bytes result, Matcher matcher, LuaString text, int start, int end) {
    for (int i = 0; i < text.m_length; i++) {
      int c = text.luaByte(i);
      if (c != '%' || ++i >= text.m_length) {
        result.add(c == '%' ? 0 : c);
        continue;
      }
      int escaped = text.luaByte(i);
      if (escaped == '0') {
        result.add(matcher.whole(start, end));
      } else if (CharacterClass.isDigit(escaped)) {
        result.add(matcher.capture(escaped - '1', start, end).strvalue());
      } else {
        result.add(escaped);
      }
    }
  }

  private static boolean isAnchored(LuaString pattern) {
    return pattern.m_length > 0 && pattern.luaByte(0) == '^';
  }

  private static int start(Arguments a, LuaString subject) {
    int start = a.integer(3, 1);
    return start > 0 ? start - 1 : start == 0 ? 0 : Math.max(0, subject.m_length + start);
  }
}
