package io.moonbus.lua.api.declaration;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that scripts can use.
 *
 * @param signatures the ways to call a function, the usual one first; empty for a field
 * @param type       of a field; {@code null} for a function
 * @param doc        what it is or does, in Markdown
 * @param difference what differs from MonaServer, {@code null} when nothing does
 * @param addition   whether MonaServer has no such thing
 */
public record ApiMember(Kind kind, String name, List<Signature> signatures, String type, String doc,
                        String difference, boolean addition) {

  /** What sort of thing it is. */
  public enum Kind {
    /** A value. */
    FIELD,
    /** A function called with a dot, or a global one. */
    FUNCTION,
    /** A function called with a colon. */
    METHOD,
    /** A function that the script defines and the server calls. */
    EVENT,
    /** An operation on the object itself; its name is that of the operator. */
    OPERATOR
  }

  /** The usual way to call it. */
  Signature signature() {
    return signatures.get(0);
  }

  ApiMember overloaded(Signature signature) {
    List<Signature> all = Stream.concat(signatures.stream(), Stream.of(signature)).toList();
    return new ApiMember(kind, name, all, type, doc, difference, addition);
  }

  ApiMember differing(String text) {
    return new ApiMember(kind, name, signatures, type, doc, text, addition);
  }

  ApiMember added() {
    return new ApiMember(kind, name, signatures, type, doc, difference, true);
  }
}
