"""Who writes what readers see: publishers at once, others by proposals that they accept."""
