"""Foreign files to framework packages and back; what comes in is limited, repaired where possible, and reported."""
