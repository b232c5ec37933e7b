package io.moonbus.event;

/** The notation in which a {@link Payload} holds its values. */
public enum Format {
  /** Immutable Java values: {@code null}, Boolean, Number, String, Buffer, Instant, List and Map of these. */
  VALUES,
  /** A JSON array whose elements are the values (RFC 8259). */
  JSON,
  /** An XML-RPC {@code methodCall} or {@code methodResponse}; the values are its parameters. */
  XMLRPC,
  /** A URL query or form: {@code key=value} pairs form one table, bare values stand alone. */
  QUERY,
  /** Bytes as they are: one string. When written, values are joined as text without separator. */
  RAW,
  /** Action Message Format 0, values one after the other. */
  AMF0,
  /** Action Message Format 3, values one after the other. */
  AMF3
}
