/**
 * Values in a compact binary form, for messages between nodes. One octet says what follows:
 *
 * <pre>
 *  0 nil       1 false     2 true
 *  3 integer   signed number
 *  4 number    8 octets, IEEE 754, most significant first
 *  5 string    length, octets
 *  6 date      signed number: milliseconds since 1970-01-01 UTC
 *  7 binary    length, octets
 *  8 array     values, 15
 *  9 object    members, 0
 * 10 typed     length, octets of its type's name; members, 0
 * 11 mixed     members, 0, values, 15
 * 15 the end of an array
 * </pre>
 *
 * A member is the length of its name plus one, the name and a value. Lengths have seven bits an octet, least significant
 * first, the eighth set when more follow; signed numbers likewise after zigzag.
 */
package io.moonbus.value.binary;
