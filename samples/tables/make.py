"""Makes followup.csv: 240 people who do not exist, followed for up to four years."""
import math
import random

random.seed(20)
lines = ["days,died,age,sex,marker,outcome"]
for _ in range(240):
    age = round(random.gauss(62, 9))
    sex = random.choice(["female", "male"])
    marker = round(random.expovariate(1 / 1.2), 2)
    log_risk = 0.04 * (age - 62) + (0.35 if sex == "male" else 0) + 0.5 * (marker - 1.2)
    disease = -math.log(1 - random.random()) * 700 / math.exp(log_risk)
    other = -math.log(1 - random.random()) * 2500 / math.exp(0.06 * (age - 62))
    end = random.uniform(200, 1500)
    days = max(1, round(min(disease, other, end)))
    died = disease <= min(other, end)
    outcome = "died of the disease" if died else "died of another cause" if other < end else "alive"
    lines.append(f"{days},{int(died)},{age},{sex},{'NA' if random.random() < 0.03 else marker},{outcome}")
with open("followup.csv", "w") as out:
    out.write("\n".join(lines) + "\n")
