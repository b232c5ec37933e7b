package io.moonbus.http.websocket;

import io.moonbus.event.ClientMessage.Kind;
import io.moonbus.event.ClientMessage.Push;
import io.netty.buffer.ByteBuf;

/** What an application sends unasked, as text messages. */
final class Pushes {

  private static final byte[] CLOSE_ARRAY = Encoding.bytes("]");
  private static final byte[] CLOSE_NOTIFICATION = Encoding.bytes("]}");
  private static final String STATUS = "status";

  private Pushes() {
  }

  /** {@code ["name",…]}, {@code […]}, or for a client that speaks JSON-RPC a notification. */
  static Outgoing message(Push push, boolean jsonRpc) {
    ByteBuf array = Encoding.json(push.values());
    if (jsonRpc) {
      return notification(push, array);
    }
    if (push.kind() == Kind.MESSAGE) {
      return new Outgoing(FrameType.TEXT, array);
    }
    return splice("[" + name(push), push.kind() == Kind.STATUS ? code(push) : null, array, CLOSE_ARRAY);
  }

  private static Outgoing notification(Push push, ByteBuf array) {
    String method = push.kind() == Kind.MESSAGE ? "\"onMessage\"" : name(push);
    String head = "{\"jsonrpc\":\"2.0\",\"method\":" + method + ",\"params\":[";
    if (push.kind() == Kind.STATUS) {
      return splice(head + code(push), null, array, CLOSE_NOTIFICATION);
    }
    return new Outgoing(FrameType.TEXT, Encoding.bytes(head), Encoding.elements(array), CLOSE_NOTIFICATION);
  }

  /** Puts {@code first}, {@code second} when there is one, and the elements of an array into one list. */
  private static Outgoing splice(String first, String second, ByteBuf array, byte[] tail) {
    String head = second == null ? first : first + "," + second;
    ByteBuf elements = Encoding.elements(array);
    return new Outgoing(FrameType.TEXT, Encoding.bytes(elements.isReadable() ? head + "," : head), elements, tail);
  }

  private static String name(Push push) {
    return Encoding.quote(push.kind() == Kind.STATUS ? STATUS : orEmpty(push.name()));
  }

  private static String code(Push push) {
    return Encoding.quote(orEmpty(push.name()));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
