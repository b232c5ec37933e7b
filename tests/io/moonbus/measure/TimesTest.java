package io.moonbus.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static int classOf(long nanos) {
    Times times = new Times();
    times.record(nanos);
    long[] counts = times.counts();
    assertThat(Arrays.stream(counts).sum()).isEqualTo(1);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        return i;
      }
    }
    throw new AssertionError();
  }

  @Test
  void boundsDoubleFromEightMicrosecondsOn() {
    double[] bounds = Times.bounds();
    assertThat(bounds[0]).isEqualTo(8.192e-6);
    for (int i = 1; i < bounds.length - 1; i++) {
      assertThat(bounds[i]).isEqualTo(2 * bounds[i - 1]);
    }
    assertThat(bounds[bounds.length - 2]).isBetween(17.0, 18.0);
    assertThat(bounds[bounds.length - 1]).isInfinite();
  }

  @Property
  void aDurationIsInTheFirstClassThatHoldsIt(@ForAll @LongRange(min = 1, max = 40_000_000_000L) long nanos) {
    double[] bounds = Times.bounds();
    int index = classOf(nanos);
    assertThat(nanos / 1e9).isLessThanOrEqualTo(bounds[index]);
    assertThat(index == 0 || nanos / 1e9 > bounds[index - 1]).isTrue();
  }

  @Test
  void aBoundBelongsToItsClass() {
    assertThat(classOf(8192)).isZero();
    assertThat(classOf(8193)).isEqualTo(1);
    assertThat(classOf(1L << 34)).isEqualTo(21);
    assertThat(classOf((1L << 34) + 1)).isEqualTo(22);
    assertThat(classOf(Long.MAX_VALUE)).isEqualTo(22);
  }

  @Test
  void clocksThatGoBackCountAsNothing() {
    assertThat(classOf(0)).isZero();
    assertThat(classOf(-5)).isZero();
    Times times = new Times();
    times.record(-1_000_000);
    assertThat(times.nanos()).isEqualTo(1);
  }

  @Test
  void countsAreACopy() {
    Times times = new Times();
    times.counts()[0] = 7;
    assertThat(times.counts()).containsOnly(0);
  }

  @Test
  void aCountGoesUpAndDown() {
    Count count = new Count();
    count.add(5);
    count.add(-7);
    assertThat(count.get()).isEqualTo(-2);
  }

  @Test
  void namesAreThoseOfPrometheus() {
    assertThat(Metric.values()).allSatisfy(metric -> {
      assertThat(metric.text()).matches("moonbus_[a-z_]+").doesNotEndWith("_total");
      assertThat(metric.label()).matches("[a-z]*");
      assertThat(metric.doc()).endsWith(".");
      assertThat(metric.kind() != Metric.Kind.HISTOGRAM || metric.text().endsWith("_seconds")).isTrue();
    }).extracting(Metric::text).doesNotHaveDuplicates();
  }
}
