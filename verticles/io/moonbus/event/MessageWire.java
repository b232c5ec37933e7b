package io.moonbus.event;

import io.moonbus.event.ClientMessage.Accepted;
import io.moonbus.event.ClientMessage.Close;
import io.moonbus.event.ClientMessage.Cookie;
import io.moonbus.event.ClientMessage.Failed;
import io.moonbus.event.ClientMessage.FileReply;
import io.moonbus.event.ClientMessage.Kind;
import io.moonbus.event.ClientMessage.Push;
import io.moonbus.event.ClientMessage.Rejected;
import io.moonbus.event.ClientMessage.Result;

/** The wire form of client messages. */
final class MessageWire {

  private static final int ACCEPTED = 1;
  private static final int REJECTED = 2;
  private static final int RESULT = 3;
  private static final int FAILED = 4;
  private static final int FILE = 5;
  private static final int PUSH = 6;
  private static final int COOKIE = 7;
  private static final int CLOSE = 8;
  private static final Kind[] KINDS = Kind.values();

  private MessageWire() {
  }

  static void write(WireWriter out, ClientMessage message) {
    if (message instanceof Accepted m) {
      head(out, ACCEPTED, m);
      out.map(m.parameters(), WireWriter::value);
    } else if (message instanceof Rejected m) {
      head(out, REJECTED, m);
      failure(out, m.failure());
    } else if (message instanceof Result m) {
      head(out, RESULT, m);
      out.integer(m.callId());
      out.payload(m.values());
    } else if (message instanceof Failed m) {
      head(out, FAILED, m);
      out.integer(m.callId());
      failure(out, m.failure());
    } else if (message instanceof FileReply m) {
      head(out, FILE, m);
      out.integer(m.callId());
      out.string(m.file());
      out.map(m.tags(), WireWriter::string);
    } else {
      writeUnasked(out, message);
    }
  }

  private static void writeUnasked(WireWriter out, ClientMessage message) {
    if (message instanceof Push m) {
      head(out, PUSH, m);
      out.octet(m.kind().ordinal());
      out.string(m.name());
      out.payload(m.values());
    } else if (message instanceof Cookie m) {
      head(out, COOKIE, m);
      out.string(m.header());
    } else if (message instanceof Close m) {
      head(out, CLOSE, m);
      out.integer(m.code());
      out.string(m.reason());
    }
  }

  static ClientMessage read(WireReader in) {
    int tag = in.octet();
    String client = in.text();
    return switch (tag) {
      case ACCEPTED -> new Accepted(client, in.map(WireReader::value));
      case REJECTED -> new Rejected(client, failure(in));
      case RESULT -> new Result(client, in.integer(), in.payload());
      case FAILED -> new Failed(client, in.integer(), failure(in));
      case FILE -> new FileReply(client, in.integer(), in.string(), in.map(WireReader::string));
      case PUSH -> new Push(client, kind(in), in.string(), in.payload());
      case COOKIE -> new Cookie(client, in.text());
      case CLOSE -> new Close(client, in.small(), in.string());
      default -> throw in.malformed("unknown message " + tag);
    };
  }

  private static void head(WireWriter out, int tag, ClientMessage message) {
    out.octet(tag);
    out.string(message.clientId());
  }

  private static void failure(WireWriter out, Failure failure) {
    out.integer(failure.code());
    out.string(failure.message());
    out.string(failure.method());
  }

  private static Failure failure(WireReader in) {
    return new Failure(in.small(), in.text(), in.string());
  }

  private static Kind kind(WireReader in) {
    int ordinal = in.octet();
    if (ordinal >= KINDS.length) {
      throw in.malformed("unknown kind " + ordinal);
    }
    return KINDS[ordinal];
  }
}
