"""Every write leaves a version: who, when, why, before and after. Here versions are read."""
