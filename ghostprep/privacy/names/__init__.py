"""Who is who: whose names are masked, and the pseudonym that stands for each person everywhere."""
