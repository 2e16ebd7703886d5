package org.headroom.diagnosis;

/**
 * A path MTU that nobody said: the largest packet delivered and the smallest lost.
 *
 * @param delivered octets of IP
 * @param lost octets of IP, greater
 */
public record Interval(int delivered, int lost) {}
