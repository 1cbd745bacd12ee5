package io.github.zpacert.report;

import io.github.zpacert.plan.Plan;

/**
 * What a plan file holds.
 *
 * @param digest SHA-256 in hexadecimal, verified
 */
public record SavedPlan(Plan plan, Header header, String digest) {}
