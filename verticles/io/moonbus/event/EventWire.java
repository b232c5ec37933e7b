package io.moonbus.event;

import io.moonbus.event.ClientEvent.Call;
import io.moonbus.event.ClientEvent.Connect;
import io.moonbus.event.ClientEvent.Disconnect;
import io.moonbus.event.ClientEvent.Ping;
import io.moonbus.event.ClientEvent.Read;

/** The wire form of client events. */
final class EventWire {

  private static final int CONNECT = 1;
  private static final int CALL = 2;
  private static final int READ = 3;
  private static final int PING = 4;
  private static final int DISCONNECT = 5;

  private EventWire() {
  }

  static void write(WireWriter out, ClientEvent event) {
    if (event instanceof Connect e) {
      head(out, CONNECT, e);
      info(out, e.info());
      out.payload(e.arguments());
    } else if (event instanceof Call e) {
      head(out, CALL, e);
      request(out, e.callId(), e.method(), e.arguments(), e.replyFormat());
      out.map(e.properties(), WireWriter::string);
    } else if (event instanceof Read e) {
      head(out, READ, e);
      request(out, e.callId(), e.file(), e.arguments(), e.replyFormat());
      out.map(e.properties(), WireWriter::string);
    } else if (event instanceof Ping e) {
      head(out, PING, e);
      out.integer(e.millis());
    } else if (event instanceof Disconnect e) {
      head(out, DISCONNECT, e);
      out.string(e.reason());
    }
  }

  static ClientEvent read(WireReader in) {
    int tag = in.octet();
    String client = in.text();
    return switch (tag) {
      case CONNECT -> new Connect(client, info(in), in.payload());
      case CALL -> new Call(client, in.integer(), in.string(), in.payload(), in.format(), in.map(WireReader::string));
      case READ -> new Read(client, in.integer(), in.text(), in.payload(), in.format(), in.map(WireReader::string));
      case PING -> new Ping(client, in.small());
      case DISCONNECT -> new Disconnect(client, in.string());
      default -> throw in.malformed("unknown event " + tag);
    };
  }

  private static void head(WireWriter out, int tag, ClientEvent event) {
    out.octet(tag);
    out.string(event.clientId());
  }

  private static void request(WireWriter out, long callId, String name, Payload arguments, Format replyFormat) {
    out.integer(callId);
    out.string(name);
    out.payload(arguments);
    out.octet(replyFormat.ordinal());
  }

  private static void info(WireWriter out, ClientInfo info) {
    out.string(info.protocol());
    out.string(info.path());
    out.string(info.query());
    out.string(info.address());
    out.string(info.serverAddress());
    out.map(info.properties(), WireWriter::string);
    out.octet(info.format().ordinal());
    out.string(info.replyTo());
  }

  private static ClientInfo info(WireReader in) {
    return new ClientInfo(in.text(), in.text(), in.text(), in.text(), in.text(), in.map(WireReader::string),
        in.format(), in.text());
  }
}
