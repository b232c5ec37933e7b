package io.moonbus.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Well-formed and nearly well-formed inputs, and random damage to them. */
public final class Seeds {

  private static final String SEPARATOR = "\n%%\n";
  private static final int MAX_CHANGES = 6;
  private static final int MAX_LENGTH = 4_000;

  private final List<byte[]> seeds;
  private final List<byte[]> tokens;

  private Seeds(List<byte[]> seeds, List<byte[]> tokens) {
    this.seeds = seeds;
    this.tokens = tokens;
  }

  /**
   * The seeds of {@code fuzz/NAME.txt}.
   *
   * @param tokens pieces of the notation that damage is made of too
   */
  public static Seeds of(String name, String... tokens) {
    try (InputStream in = Seeds.class.getResourceAsStream("/fuzz/" + name + ".txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Seeds(bytes(all.substring(0, all.length() - 1).split(SEPARATOR)), bytes(tokens));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> bytes(String[] texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The seeds as they are. */
  public List<byte[]> all() {
    return new ArrayList<>(seeds);
  }

  /** A seed with some random changes. */
  public byte[] damaged(Random random) {
    byte[] input = any(seeds, random);
    for (int changes = 1 + random.nextInt(MAX_CHANGES); changes > 0; changes--) {
      input = changed(input, random);
    }
    return input;
  }

  private byte[] changed(byte[] input, Random random) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(8));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(input, from, from, any(tokens, random));
      case 1 -> replaced(input, from, to, new byte[0]);
      case 2 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to));
      case 3 -> replaced(input, from, Math.min(input.length, from + 1), new byte[] {(byte) random.nextInt()});
      case 4 -> Arrays.copyOf(input, from);
      default -> spliced(input, from, any(seeds, random), random);
    };
  }

  private static byte[] spliced(byte[] input, int at, byte[] other, Random random) {
    int from = random.nextInt(other.length + 1);
    int to = from + random.nextInt(other.length - from + 1);
    return replaced(input, at, at, Arrays.copyOfRange(other, from, to));
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] piece) {
    if (input.length + piece.length > MAX_LENGTH) {
      return input;
    }
    byte[] result = new byte[input.length - (to - from) + piece.length];
    System.arraycopy(input, 0, result, 0, from);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(input, to, result, from + piece.length, input.length - to);
    return result;
  }

  private static byte[] any(List<byte[]> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
