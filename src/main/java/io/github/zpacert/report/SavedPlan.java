package io.github.zpacert.report;

import io.github.zpacert.plan.Plan;

/**
 * What a plan file holds.
 *
 * @param digest SHA-256 in hexadecimal, verified
 * @param madeDigest SHA-256 in hexadecimal of who made it, which the digest does not cover
 */
public record SavedPlan(Plan plan, Header header, String digest, String madeDigest) {}
