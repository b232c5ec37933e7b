/** What the notations share: growing and bounded bytes, numbers and dates as text. */
package io.moonbus.value.impl;
