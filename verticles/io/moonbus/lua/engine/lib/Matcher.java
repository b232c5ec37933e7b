package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Matches one Lua pattern against one subject by backtracking. Positions count from 0 within the strings; {@link #FAIL}
 * is a failed match. Nesting is limited, as in LuaJIT, and the state is polled, so that a pattern that backtracks
 * without end is interrupted.
 */
final class Matcher {

  static final int FAIL = -1;

  private static final int MAX_CAPTURES = 32;
  private static final int MAX_NESTING = 2_000;
  private static final int POLL_EVERY = 4_096;
  private static final int NOT_SPECIAL = -2;
  private static final int OPEN = -1;
  private static final int POSITION = -2;

  private final LuaState state;
  private final LuaString subject;
  private final LuaString pattern;
  private final int subjectEnd;
  private final int patternEnd;
  private final int[] captureStart = new int[MAX_CAPTURES];
  private final int[] captureLength = new int[MAX_CAPTURES];
  private int captures;
  private int end;
  private int nesting;
  private int untilPoll = POLL_EVERY;

  Matcher(LuaState state, LuaString subject, LuaString pattern) {
    this.state = state;
    this.subject = subject;
    this.pattern = pattern;
    this.subjectEnd = subject.m_length;
    this.patternEnd = pattern.m_length;
  }

  /** Matches the pattern from one of its positions at a position of the subject; the end of the match or FAIL. */
  int match(int at, int patternAt) {
    captures = 0;
    nesting = 0;
    end = run(at, patternAt);
    return end;
  }

  /** Where the last match ended. */
  int end() {
    return end;
  }

  private int run(int start, int patternStart) {
    if (++nesting > MAX_NESTING) {
      throw new LuaError("pattern too complex");
    }
    try {
      return loop(start, patternStart);
    } finally {
      nesting--;
    }
  }

  private int loop(int start, int patternStart) {
    int s = start;
    int p = patternStart;
    while (p < patternEnd) {
      poll();
      int c = pattern(p);
      if (c == '(') {
        return openCapture(s, p);
      }
      if (c == ')') {
        return closeCapture(s, p + 1);
      }
      if (c == '$' && p + 1 == patternEnd) {
        return s == subjectEnd ? s : FAIL;
      }
      if (c == '%' && p + 1 < patternEnd) {
        int next = special(s, p);
        if (next != NOT_SPECIAL) {
          if (next == FAIL) {
            return FAIL;
          }
          s = next;
          p += pattern(p + 1) == 'b' ? 4 : pattern(p + 1) == 'f' ? classEnd(p + 2) - p : 2;
          continue;
        }
      }
      int itemEnd = classEnd(p);
      int suffix = itemEnd < patternEnd ? pattern(itemEnd) : 0;
      switch (suffix) {
        case '?' -> {
          int matched = matchesOne(s, p, itemEnd) ? run(s + 1, itemEnd + 1) : FAIL;
          if (matched != FAIL) {
            return matched;
          }
          p = itemEnd + 1;
        }
        case '*' -> {
          return longest(s, p, itemEnd, 0);
        }
        case '+' -> {
          return longest(s, p, itemEnd, 1);
        }
        case '-' -> {
          return shortest(s, p, itemEnd);
        }
        default -> {
          if (!matchesOne(s, p, itemEnd)) {
            return FAIL;
          }
          s++;
          p = itemEnd;
        }
      }
    }
    return s;
  }

  /** {@code %b}, {@code %f} and back references, which are no single characters. */
  private int special(int s, int p) {
    int letter = pattern(p + 1);
    if (letter == 'b') {
      return balanced(s, p + 2);
    }
    if (letter == 'f') {
      return frontier(s, p + 2);
    }
    return CharacterClass.isDigit(letter) ? backReference(s, letter) : NOT_SPECIAL;
  }

  private int balanced(int s, int p) {
    if (p + 1 >= patternEnd) {
      throw new LuaError("unbalanced pattern");
    }
    if (s >= subjectEnd || subject(s) != pattern(p)) {
      return FAIL;
    }
    int open = pattern(p);
    int close = pattern(p + 1);
    int depth = 1;
    for (int i = s + 1; i < subjectEnd; i++) {
      poll();
      int c = subject(i);
      if (c == close) {
        if (--depth == 0) {
          return i + 1;
        }
      } else if (c == open) {
        depth++;
      }
    }
    return FAIL;
  }

  private int frontier(int s, int p) {
    if (p >= patternEnd || pattern(p) != '[') {
      throw new LuaError("missing '[' after '%f' in pattern");
    }
    int end = classEnd(p);
    int before = s == 0 ? 0 : subject(s - 1);
    int here = s < subjectEnd ? subject(s) : 0;
    return !inSet(before, p, end - 1) && inSet(here, p, end - 1) ? s : FAIL;
  }

  private int backReference(int s, int digit) {
    int index = digit - '1';
    if (index < 0 || index >= captures || captureLength[index] == OPEN) {
      throw new LuaError("invalid capture index");
    }
    int length = Math.max(0, captureLength[index]);
    boolean same = length <= subjectEnd - s && LuaString.equals(subject, captureStart[index], subject, s, length);
    return same ? s + length : FAIL;
  }

  private int openCapture(int s, int p) {
    boolean position = p + 1 < patternEnd && pattern(p + 1) == ')';
    if (captures >= MAX_CAPTURES) {
      throw new LuaError("too many captures");
    }
    captureStart[captures] = s;
    captureLength[captures] = position ? POSITION : OPEN;
    captures++;
    int matched = run(s, position ? p + 2 : p + 1);
    if (matched == FAIL) {
      captures--;
    }
    return matched;
  }

  private int closeCapture(int s, int p) {
    int index = captures - 1;
    while (index >= 0 && captureLength[index] != OPEN) {
      index--;
    }
    if (index < 0) {
      throw new LuaError("invalid pattern capture");
    }
    captureLength[index] = s - captureStart[index];
    int matched = run(s, p);
    if (matched == FAIL) {
      captureLength[index] = OPEN;
    }
    return matched;
  }

  private int longest(int s, int p, int itemEnd, int least) {
    int count = 0;
    while (matchesOne(s + count, p, itemEnd)) {
      count++;
      poll();
    }
    if (itemEnd + 1 == patternEnd) {
      return count >= least ? s + count : FAIL;
    }
    for (; count >= least; count--) {
      int matched = run(s + count, itemEnd + 1);
      if (matched != FAIL) {
        return matched;
      }
    }
    return FAIL;
  }

  private int shortest(int start, int p, int itemEnd) {
    for (int s = start;; s++) {
      int matched = run(s, itemEnd + 1);
      if (matched != FAIL) {
        return matched;
      }
      if (!matchesOne(s, p, itemEnd)) {
        return FAIL;
      }
    }
  }

  private boolean matchesOne(int s, int p, int itemEnd) {
    if (s >= subjectEnd) {
      return false;
    }
    int c = subject(s);
    return switch (pattern(p)) {
      case '.' -> true;
      case '%' -> CharacterClass.matches(c, pattern(p + 1));
      case '[' -> inSet(c, p, itemEnd - 1);
      default -> pattern(p) == c;
    };
  }

  /** @param close the position of the {@code ]} */
  private boolean inSet(int c, int open, int close) {
    int p = open + 1;
    boolean complement = pattern(p) == '^';
    if (complement) {
      p++;
    }
    while (p < close) {
      if (pattern(p) == '%') {
        if (CharacterClass.matches(c, pattern(p + 1))) {
          return !complement;
        }
        p += 2;
      } else if (pattern(p + 1) == '-' && p + 2 < close) {
        if (pattern(p) <= c && c <= pattern(p + 2)) {
          return !complement;
        }
        p += 3;
      } else if (pattern(p++) == c) {
        return !complement;
      }
    }
    return complement;
  }

  /** The position after the single-character item at a position. */
  private int classEnd(int start) {
    int p = start;
    int c = pattern(p++);
    if (c == '%') {
      if (p >= patternEnd) {
        throw new LuaError("malformed pattern (ends with '%')");
      }
      return p + 1;
    }
    return c == '[' ? setEnd(p) : p;
  }

  private int setEnd(int start) {
    int p = start;
    if (p < patternEnd && pattern(p) == '^') {
      p++;
    }
    do {
      if (p >= patternEnd) {
        throw new LuaError("malformed pattern (missing ']')");
      }
      if (pattern(p++) == '%') {
        p++;
      }
    } while (p >= patternEnd || pattern(p) != ']');
    return p + 1;
  }

  private int subject(int index) {
    return subject.m_bytes[subject.m_offset + index] & 0xff;
  }

  private int pattern(int index) {
    return pattern.m_bytes[pattern.m_offset + index] & 0xff;
  }

  private void poll() {
    if (--untilPoll == 0) {
      untilPoll = POLL_EVERY;
      state.poll();
    }
  }

  LuaString whole(int start, int end) {
    return subject.substring(start, end);
  }

  /** One capture; the whole match stands in for the first when the pattern has none. */
  LuaValue capture(int index, int start, int end) {
    if (index >= captures) {
      if (index > 0) {
        throw new LuaError("invalid capture index");
      }
      return whole(start, end);
    }
    if (captureLength[index] == OPEN) {
      throw new LuaError("unfinished capture");
    }
    return captureLength[index] == POSITION ? LuaValue.valueOf(captureStart[index] + 1)
        : subject.substring(captureStart[index], captureStart[index] + captureLength[index]);
  }

  /** All captures, or the whole match when the pattern has none and it is wanted. */
  Varargs captures(int start, int end, boolean whole) {
    int count = captures == 0 && whole ? 1 : captures;
    LuaValue[] values = new LuaValue[count];
    for (int i = 0; i < count; i++) {
      values[i] = capture(i, start, end);
    }
    return LuaValue.varargsOf(values);
  }
}
