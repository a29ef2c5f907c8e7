"""Makes the tables of people who do not exist.

followup.csv: 240 people, followed for up to four years.
clinic.csv: 600 discharges of three hospitals with two predicted risks of coming back; at the smallest one risks are too low.
clinic-before.csv: 500 discharges of the year before, on which the risks were made.
program.csv: 2,000 members of a health plan, of whom a program takes the highest by a score that was trained on cost; members of group B cost less at the same number of conditions.
followup-risks.csv: 400 people with the predicted risk of dying of a disease within 730 days, and deaths of other causes.
"""
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


def chance(logit):
    return 1 / (1 + math.exp(-logit))


def discharges(name, rows, year, draw, older):
    lines = ["id,discharged,site,sex,age,stays,marker,risk,marker_risk,readmitted"]
    for number in range(rows):
        site = draw.choices(["North", "South", "Hill"], [5, 4, 1])[0]
        sex = draw.choice(["female", "male"])
        age = round(draw.gauss(64 + older, 11))
        stays = min(6, int(draw.expovariate(0.9)))
        marker = round(draw.gauss(0.4 * stays, 1), 2)
        logit = -1.1 + 0.035 * (age - 64) + 0.45 * stays + 0.5 * marker + (1.0 if site == "Hill" else 0)
        risk = chance(1.25 * (-1.2 + 0.035 * (age - 64) + 0.45 * stays + 0.5 * marker))
        day = f"{year}-{draw.randint(1, 6):02}-{draw.randint(1, 28):02}"
        written = "NA" if draw.random() < 0.02 else marker
        lines.append(f"D{number + 1},{day},{site},{sex},{age},{stays},{written},{risk:.4f},{chance(-0.6 + 0.6 * marker):.4f},{int(draw.random() < chance(logit))}")
    with open(name, "w") as out:
        out.write("\n".join(lines) + "\n")


discharges("clinic.csv", 600, 2026, random.Random(5), 2)
discharges("clinic-before.csv", 500, 2025, random.Random(6), 0)

draw = random.Random(7)
lines = ["id,days,outcome,age,sex,risk"]
for number in range(400):
    age = round(draw.gauss(62, 9))
    sex = draw.choice(["female", "male"])
    score = 0.05 * (age - 62) + draw.gauss(0, 0.8)
    disease = -math.log(1 - draw.random()) * 1500 / math.exp(score)
    other = -math.log(1 - draw.random()) * 3500 / math.exp(0.06 * (age - 62))
    end = draw.uniform(400, 1600)
    days = max(1, round(min(disease, other, end)))
    outcome = "alive" if end < min(disease, other) else "died of the disease" if disease <= other else "died of another cause"
    risk = 0.93 * (1 - math.exp(-730 / 1500 * math.exp(1.1 * score)))
    lines.append(f"P{number + 1},{days},{outcome},{age},{sex},{risk:.4f}")
with open("followup-risks.csv", "w") as out:
    out.write("\n".join(lines) + "\n")

draw = random.Random(8)
lines = ["id,group,sex,conditions,cost,avoidable_cost,ill,risk,cost_score,need_score,enrolled"]
for number in range(2000):
    group = draw.choices(["A", "B"], [3, 1])[0]
    sex = draw.choices(["female", "male", ""], [50, 48, 2])[0]
    frailty = draw.gauss(0.4 if group == "B" else 0, 1)
    conditions = min(12, int(math.exp(0.5 + 0.6 * frailty + draw.gauss(0, 0.3))))
    cost = round(math.exp(7 + 0.22 * conditions - (0.5 if group == "B" else 0) + draw.gauss(0, 0.5)) / 100) * 100
    avoidable = round(cost * draw.uniform(0, 0.5) / 100) * 100
    ill = int(draw.random() < chance(-2.2 + 0.45 * conditions))
    risk = chance(-2.1 + 0.42 * conditions - (0.6 if group == "B" else 0) + draw.gauss(0, 0.35))
    cost_score = math.log(cost + 100) + draw.gauss(0, 0.35)
    need_score = conditions + draw.gauss(0, 1.2)
    lines.append(f"M{number + 1},{group},{sex},{conditions},{cost},{avoidable},{ill},{risk:.4f},{cost_score:.3f},{need_score:.3f},{int(cost_score + draw.gauss(0, 0.5) > 9.1)}")
with open("program.csv", "w") as out:
    out.write("\n".join(lines) + "\n")
