package io.moonbus.value;

/**
 * What a decoder or encoder accepts.
 *
 * @param size     bytes of one text
 * @param depth    nested arrays and objects
 * @param elements values in one text, members and elements together
 */
public record Limits(int size, int depth, int elements) {

  /** 16 MiB, 512 levels, one million elements. */
  public static final Limits DEFAULT = new Limits(16 << 20, 512, 1_000_000);

  /** Checks the ranges. */
  public Limits {
    require(size > 0, "size");
    require(depth > 0, "depth");
    require(elements > 0, "elements");
  }

  private static void require(boolean ok, String name) {
    if (!ok) {
      throw new IllegalArgumentException(name + " must be > 0");
    }
  }
}
