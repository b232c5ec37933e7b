package io.moonbus.cluster;

import io.moonbus.cluster.Frame.Head;
import io.moonbus.cluster.Frame.Tag;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * The form of frames: a byte for the kind, then fixed numbers (big endian), texts with their length before them, and
 * the body as the rest.
 */
final class FrameCodec {

  /** Bytes of what a node tells of itself. */
  static final int MAX_ABOUT = 16_384;

  private static final byte KNOCK = 1;
  private static final byte HELLO = 2;
  private static final byte REPLY = 3;
  private static final byte PROOF = 4;
  private static final byte REFUSED = 5;
  private static final byte WELCOME = 6;
  private static final byte ABOUT = 7;
  private static final byte BYE = 8;
  private static final byte MESSAGE = 9;
  private static final byte ANSWER = 10;
  private static final byte FAILED = 11;
  private static final int MAX_TEXT = 4_096;
  private static final NodeException.Reason[] REASONS = NodeException.Reason.values();

  private FrameCodec() {
  }

  static Buffer encode(Frame.Greeting frame) {
    Buffer out = Buffer.buffer(256);
    if (frame instanceof Frame.Knock) {
      head(out, KNOCK, frame.head());
    } else if (frame instanceof Frame.Hello hello) {
      head(out, HELLO, frame.head()).appendBytes(hello.nonce());
    } else if (frame instanceof Frame.Reply reply) {
      head(out, REPLY, frame.head()).appendBytes(reply.nonce()).appendBytes(reply.answer()).appendBytes(reply.proof())
          .appendBytes(reply.about());
    } else if (frame instanceof Frame.Proof proof) {
      head(out, PROOF, frame.head()).appendBytes(proof.nonce()).appendBytes(proof.answer()).appendBytes(proof.proof())
          .appendBytes(proof.about());
    } else if (frame instanceof Frame.Refused refused) {
      head(out, REFUSED, frame.head()).appendByte((byte) (refused.byVersion() ? 1 : 0));
    }
    return out;
  }

  static Buffer welcome(Tag tag) {
    return tagged(WELCOME, tag, 0);
  }

  static Buffer bye(Tag tag) {
    return tagged(BYE, tag, 0);
  }

  static Buffer about(Tag tag, byte[] about) {
    return tagged(ABOUT, tag, about.length).appendBytes(about);
  }

  static Buffer message(Tag tag, long request, byte[] topic, Buffer body) {
    return tagged(MESSAGE, tag, 9 + topic.length + body.length()).appendLong(request)
        .appendByte((byte) topic.length).appendBytes(topic).appendBuffer(body);
  }

  static Buffer answer(Tag tag, long request, Buffer body) {
    return tagged(ANSWER, tag, 8 + body.length()).appendLong(request).appendBuffer(body);
  }

  static Buffer failed(Tag tag, long request, NodeException failure) {
    byte[] text = String.valueOf(failure.getMessage()).getBytes(StandardCharsets.UTF_8);
    return tagged(FAILED, tag, 9 + text.length).appendLong(request).appendByte((byte) failure.reason().ordinal())
        .appendBytes(text, 0, Math.min(text.length, MAX_TEXT));
  }

  /**
   * Reads a frame.
   *
   * @throws FrameException when the bytes are none
   */
  static Frame decode(Buffer bytes) {
    FrameReader in = new FrameReader(bytes);
    byte kind = in.readByte();
    return kind <= REFUSED ? greeting(kind, in) : tagged(kind, new Tag(in.readLong(), in.readLong()), in);
  }

  private static Frame greeting(byte kind, FrameReader in) {
    Head head = new Head(in.readShort(), in.readText(), in.readText());
    return switch (kind) {
      case KNOCK -> new Frame.Knock(head);
      case HELLO -> new Frame.Hello(head, in.readBytes(Secret.NONCE));
      case REPLY -> {
        byte[] nonce = in.readBytes(Secret.NONCE);
        byte[] answer = in.readBytes(Secret.NONCE);
        byte[] proof = in.readBytes(Secret.DIGEST);
        yield new Frame.Reply(head, nonce, answer, in.rest(MAX_ABOUT).getBytes(), proof);
      }
      case PROOF -> {
        byte[] nonce = in.readBytes(Secret.NONCE);
        byte[] answer = in.readBytes(Secret.NONCE);
        byte[] proof = in.readBytes(Secret.DIGEST);
        yield new Frame.Proof(head, nonce, answer, in.rest(MAX_ABOUT).getBytes(), proof);
      }
      case REFUSED -> new Frame.Refused(head, in.readByte() == 1);
      default -> throw new FrameException("unknown kind " + kind);
    };
  }

  private static Frame tagged(byte kind, Tag tag, FrameReader in) {
    return switch (kind) {
      case WELCOME -> new Frame.Welcome(tag);
      case BYE -> new Frame.Bye(tag);
      case ABOUT -> new Frame.About(tag, in.rest(MAX_ABOUT).getBytes());
      case MESSAGE -> new Frame.Message(tag, in.readLong(), in.readText(), in.rest(Integer.MAX_VALUE));
      case ANSWER -> new Frame.Answer(tag, in.readLong(), in.rest(Integer.MAX_VALUE));
      case FAILED -> new Frame.Failed(tag, in.readLong(), reason(in.readByte()), in.rest(MAX_TEXT).toString());
      default -> throw new FrameException("unknown kind " + kind);
    };
  }

  private static NodeException.Reason reason(byte number) {
    if (number < 0 || number >= REASONS.length) {
      throw new FrameException("unknown reason " + number);
    }
    return REASONS[number];
  }

  private static Buffer head(Buffer out, byte kind, Head head) {
    byte[] from = head.from().getBytes(StandardCharsets.UTF_8);
    byte[] version = head.version().getBytes(StandardCharsets.UTF_8);
    return out.appendByte(kind).appendShort((short) head.protocol())
        .appendByte((byte) from.length).appendBytes(from).appendByte((byte) version.length).appendBytes(version);
  }

  private static Buffer tagged(byte kind, Tag tag, int more) {
    return Buffer.buffer(17 + more).appendByte(kind).appendLong(tag.high()).appendLong(tag.low());
  }
}
