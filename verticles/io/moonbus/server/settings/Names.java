package io.moonbus.server.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Names {

  private static final int NEAR = 2;

  private Names() {
  }

  /** The one of {@code known} that is nearest to {@code name}, if it is at most two mistakes away. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream().filter(candidate -> isNear(name, candidate))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  private static boolean isNear(String name, String candidate) {
    int mistakes = Math.min(NEAR, Math.max(1, candidate.length() / 3));
    return Math.abs(name.length() - candidate.length()) <= mistakes && distance(name, candidate) <= mistakes;
  }

  /** Letters to insert, delete, replace or exchange with their neighbour (optimal string alignment), case ignored. */
  static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = cell(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cell(int[][] d, String a, String b, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
